using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Rules;
using StdpKernels.Threading;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>The weights of a linear step, in parts of neighbouring rows, each on the path that suits it.</summary>
internal sealed class LinearWork<T>(StepWorkspace<T> workspace) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool[] _quiet = new bool[workspace.Workers.Length];
    private LinearCall<T> _call;

    /// <summary>Updates all weights.</summary>
    /// <returns>Whether silence is known to have left all of them alone.</returns>
    public bool Run(in LinearCall<T> call, int parts)
    {
        _call = call;
        workspace.Team.Run(this, parts);
        _call = default;
        return !_quiet.AsSpan(0, parts).Contains(false);
    }

    void IParallelWork.Run(int part, int parts)
    {
        var action = new Action(_call, RowRange.Part(_call.Rows, Tile.Rows, part, parts), workspace.Workers[part]);
        RuleCatalogue.Run(workspace.Weights, ref action);
        _quiet[part] = action.Quiet;
    }

    private ref struct Action(LinearCall<T> call, RowRange rows, WorkerScratch<T> scratch) : IRuleAction<T>
    {
        public bool Quiet { get; private set; } = call.Quiet;

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>, allows ref struct
        {
            LinearOperands<T> operands = call.Operands;
            Span<T> w = call.W.Span;
            if (call.IsSparse && (Quiet || Silence.KeepsAll<T, TRule, TSource>(w, rows, call.Columns, coefficients)))
            {
                Quiet = true;
                SpikeEvents pre = call.Pre.Events;
                SpikeEvents post = call.Post.Events;
                if (call.Batch == 1)
                {
                    SampleEventUpdate.Run<T, TRule, TSource>(pre.Indices, post.Indices, operands, w, rows, coefficients);
                }
                else
                {
                    EventUpdate.Run<T, TRule, TSource>(pre, post, operands, w, rows, coefficients, scratch.Events);
                }
            }
            else if (call.Batch == 1)
            {
                SampleUpdate.Run<T, TRule, TSource>(operands, w, rows, coefficients);
            }
            else
            {
                DenseUpdate.Run<T, LinearOperands<T>, TRule, TSource>(
                    operands, w, rows, call.Columns, coefficients, scratch.Panels, BlockSizes.For<T>(call.Batch));
            }
        }
    }
}

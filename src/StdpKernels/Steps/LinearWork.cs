using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Rules;
using StdpKernels.Threading;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>The weights of a linear step, each part on the path that suits it.</summary>
internal sealed class LinearWork<T>(StepWorkspace<T> workspace) : LayerWork<T, LinearCall<T>>(workspace)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool[] _quiet = new bool[workspace.Workers.Length];

    /// <summary>Updates all weights.</summary>
    /// <returns>Whether silence is known to have left all of them alone.</returns>
    public bool Run(in LinearCall<T> call, int parts)
    {
        RunParts(call, call.Rows, parts);
        return !_quiet.AsSpan(0, parts).Contains(false);
    }

    protected override void Run(int part, WorkPart<T, LinearCall<T>> rows)
    {
        var action = new Action(rows);
        RuleCatalogue.Run(Workspace.Weights, ref action);
        _quiet[part] = action.Quiet;
    }

    private ref struct Action(WorkPart<T, LinearCall<T>> part) : IRuleAction<T>
    {
        private readonly WorkPart<T, LinearCall<T>> _part = part;

        public bool Quiet { get; private set; } = part.Call.Quiet;

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>, allows ref struct
        {
            ref readonly LinearCall<T> call = ref _part.Call;
            RowRange rows = _part.Rows;
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
                    EventUpdate.Run<T, TRule, TSource>(pre, post, operands, w, rows, coefficients, _part.Scratch.Events);
                }
            }
            else if (call.Batch == 1)
            {
                SampleUpdate.Run<T, TRule, TSource>(operands, w, rows, coefficients);
            }
            else
            {
                DenseUpdate.Run<T, LinearOperands<T>, TRule, TSource>(
                    operands, w, rows, call.Columns, coefficients, _part.Scratch.Panels, BlockSizes.For<T>(call.Batch));
            }
        }
    }
}

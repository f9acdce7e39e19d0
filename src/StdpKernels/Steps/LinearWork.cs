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
        if (parts == 1)
        {
            return Run(call, new RowRange(0, call.Rows), workspace.Workers[0]);
        }

        _call = call;
        workspace.Team.Run(this, parts);
        _call = default;
        return !_quiet.AsSpan(0, parts).Contains(false);
    }

    void IParallelWork.Run(int part, int parts) =>
        _quiet[part] = Run(_call, RowRange.Part(_call.Rows, Tile.Rows, part, parts), workspace.Workers[part]);

    private bool Run(in LinearCall<T> call, RowRange rows, WorkerScratch<T> scratch)
    {
        var action = new Action(call, rows, scratch);
        RuleCatalogue.Run(workspace.Weights, ref action);
        return action.Quiet;
    }

    private ref struct Action : IRuleAction<T>
    {
        private readonly ref readonly LinearCall<T> _call;
        private readonly RowRange _rows;
        private readonly WorkerScratch<T> _scratch;

        public Action(in LinearCall<T> call, RowRange rows, WorkerScratch<T> scratch)
        {
            _call = ref call;
            _rows = rows;
            _scratch = scratch;
            Quiet = call.Quiet;
        }

        public bool Quiet { get; private set; }

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>, allows ref struct
        {
            LinearOperands<T> operands = _call.Operands;
            Span<T> w = _call.W.Span;
            if (_call.IsSparse && (Quiet || Silence.KeepsAll<T, TRule, TSource>(w, _rows, _call.Columns, coefficients)))
            {
                Quiet = true;
                SpikeEvents pre = _call.Pre.Events;
                SpikeEvents post = _call.Post.Events;
                if (_call.Batch == 1)
                {
                    SampleEventUpdate.Run<T, TRule, TSource>(pre.Indices, post.Indices, operands, w, _rows, coefficients);
                }
                else
                {
                    EventUpdate.Run<T, TRule, TSource>(pre, post, operands, w, _rows, coefficients, _scratch.Events);
                }
            }
            else if (_call.Batch == 1)
            {
                SampleUpdate.Run<T, TRule, TSource>(operands, w, _rows, coefficients);
            }
            else
            {
                DenseUpdate.Run<T, LinearOperands<T>, TRule, TSource>(
                    operands, w, _rows, _call.Columns, coefficients, _scratch.Panels, BlockSizes.For<T>(_call.Batch));
            }
        }
    }
}

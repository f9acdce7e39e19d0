using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Rules;
using StdpKernels.Threading;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>The weights of a convolutional step, in parts of neighbouring outputs.</summary>
internal sealed class Conv2dWork<T>(StepWorkspace<T> workspace) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Conv2dCall<T> _call;

    /// <summary>Updates all weights.</summary>
    public void Run(in Conv2dCall<T> call, int parts)
    {
        if (parts == 1)
        {
            Run(call, new RowRange(0, call.Shape.Outputs), workspace.Workers[0]);
            return;
        }

        _call = call;
        workspace.Team.Run(this, parts);
        _call = default;
    }

    void IParallelWork.Run(int part, int parts) =>
        Run(_call, RowRange.Part(_call.Shape.Outputs, Tile.Rows, part, parts), workspace.Workers[part]);

    private void Run(in Conv2dCall<T> call, RowRange outputs, WorkerScratch<T> scratch)
    {
        var action = new Action(call, outputs, scratch);
        RuleCatalogue.Run(workspace.Weights, ref action);
    }

    private readonly ref struct Action : IRuleAction<T>
    {
        private readonly ref readonly Conv2dCall<T> _call;
        private readonly RowRange _outputs;
        private readonly WorkerScratch<T> _scratch;

        public Action(in Conv2dCall<T> call, RowRange outputs, WorkerScratch<T> scratch)
        {
            _call = ref call;
            _outputs = outputs;
            _scratch = scratch;
        }

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>, allows ref struct
        {
            Conv2dShape shape = _call.Shape;
            if (_call.IsSparse)
            {
                Conv2dEventUpdate.Run<T, TRule, TSource>(
                    _call.Pre.Events,
                    _call.Post.Events,
                    _call.TracePre.Span,
                    _call.TracePost.Span,
                    _call.W.Span,
                    _outputs,
                    shape,
                    coefficients,
                    _scratch.Conv2dEvents);
                return;
            }

            DenseUpdate.Run<T, Conv2dOperands<T>, TRule, TSource>(
                _call.Operands,
                _call.W.Span,
                _outputs,
                shape.PatchLength,
                coefficients,
                _scratch.Panels,
                BlockSizes.For<T>(shape.Depth));
        }
    }
}

using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Rules;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>The weights of a convolutional step, a row for each output.</summary>
internal sealed class Conv2dWork<T>(StepWorkspace<T> workspace) : LayerWork<T, Conv2dCall<T>>(workspace)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Updates all weights.</summary>
    public void Run(in Conv2dCall<T> call, int parts) => RunParts(call, call.Shape.Outputs, parts);

    protected override void Run(int part, WorkPart<T, Conv2dCall<T>> rows)
    {
        var action = new Action(rows);
        RuleCatalogue.Run(Workspace.Weights, ref action);
    }

    private readonly ref struct Action(WorkPart<T, Conv2dCall<T>> part) : IRuleAction<T>
    {
        private readonly WorkPart<T, Conv2dCall<T>> _part = part;

        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>, allows ref struct
        {
            ref readonly Conv2dCall<T> call = ref _part.Call;
            Conv2dShape shape = call.Shape;
            if (call.IsSparse)
            {
                Conv2dEventUpdate.Run<T, TRule, TSource>(
                    call.Pre.Events,
                    call.Post.Events,
                    call.TracePre.Span,
                    call.TracePost.Span,
                    call.W.Span,
                    _part.Rows,
                    shape,
                    coefficients,
                    _part.Scratch.Conv2dEvents);
                return;
            }

            DenseUpdate.Run<T, Conv2dOperands<T>, TRule, TSource>(
                call.Operands,
                call.W.Span,
                _part.Rows,
                shape.PatchLength,
                coefficients,
                _part.Scratch.Panels,
                BlockSizes.For<T>(shape.Depth));
        }
    }
}

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
        _call = call;
        workspace.Team.Run(this, parts);
        _call = default;
    }

    void IParallelWork.Run(int part, int parts)
    {
        var action = new Action(_call, RowRange.Part(_call.Shape.Outputs, Tile.Rows, part, parts), workspace.Workers[part]);
        RuleCatalogue.Run(workspace.Weights, ref action);
    }

    private readonly ref struct Action(Conv2dCall<T> call, RowRange outputs, WorkerScratch<T> scratch) : IRuleAction<T>
    {
        public void Invoke<TRule, TSource>(TSource coefficients)
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>, allows ref struct
        {
            Conv2dShape shape = call.Shape;
            if (call.IsSparse)
            {
                Conv2dEventUpdate.Run<T, TRule, TSource>(
                    call.Pre.Events,
                    call.Post.Events,
                    call.TracePre.Span,
                    call.TracePost.Span,
                    call.W.Span,
                    outputs,
                    shape,
                    coefficients,
                    scratch.Conv2dEvents);
                return;
            }

            DenseUpdate.Run<T, Conv2dOperands<T>, TRule, TSource>(
                call.Operands,
                call.W.Span,
                outputs,
                shape.PatchLength,
                coefficients,
                scratch.Panels,
                BlockSizes.For<T>(shape.Depth));
        }
    }
}

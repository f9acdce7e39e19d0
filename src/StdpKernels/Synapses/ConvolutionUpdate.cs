using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Synapses;

/// <summary>
/// The weights of a convolution: sums from events where that is cheaper and gives the same bits, else dense sums of patches, which are unfolded or read
/// in the images, whatever is cheaper.
/// </summary>
/// <remarks>The rule is applied to every weight in each step, so that nothing has to be known of the weights.</remarks>
internal sealed class ConvolutionUpdate<T, TRule, TSource>(ConvolutionKernels<T> synapses, WeightCoefficients<T> coefficients)
    : BoundUpdate<T>(synapses, coefficients)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule
    where TSource : struct, ICoefficientSource<T>, allows ref struct
{
    private Conv2dKernel _kernel;

    [MethodImpl(Hot.Way)]
    public override void Run(in LearningOperands<T> operands, Span<T> w, ref SteadyWeights<T> steady)
    {
        ref readonly Conv2dShape shape = ref synapses.Shape;
        bool allowsEvents = operands.IsListed && operands.IsFinite;
        _kernel = PathCost.Choose<T>(operands.CountPre, operands.CountPost, shape, allowsEvents, synapses.Threads, out int parts);
        if (synapses.Forced is { } forced)
        {
            _kernel = forced.IsSparse && allowsEvents ? Conv2dKernel.Events : forced.Unfolds ? Conv2dKernel.Unfold : Conv2dKernel.ImplicitUnfold;
            parts = forced.Parts;
        }

        if (_kernel != Conv2dKernel.Events)
        {
            PatchImages.Copy(operands.ActivityPre, shape, synapses.PatchActivity);
            PatchImages.Copy(operands.TracePre, shape, synapses.PatchTrace);
        }

        RunParts(operands, w, parts);
    }

    public override void AddChanges(ReadOnlySpan<T> w, ReadOnlySpan<T> p, ReadOnlySpan<T> m, Span<T> changes)
    {
        Coefficients.Bind(out TSource source);
        ChangeRows.Add<T, TRule, TSource>(w, p, m, changes, synapses.Rows, w.Length / synapses.Rows, source);
    }

    public override bool AreSteady(ReadOnlySpan<T> w) => false;

    protected override int PartStep => _kernel == Conv2dKernel.ImplicitUnfold ? Tile.Columns<T>() : Tile.Rows;

    protected override bool FindKeepsSteady() => false;

    protected override bool FindKeepsNegativeZero() => false;

    [MethodImpl(Hot.Way)]
    protected override void RunRows(in LearningOperands<T> operands, Span<T> w, RowRange rows, int part)
    {
        ref readonly Conv2dShape shape = ref synapses.Shape;
        Coefficients.Bind(out TSource source);
        if (_kernel == Conv2dKernel.Events)
        {
            Conv2dEventUpdate.Run<T, TRule, TSource>(
                operands.EventsPre,
                operands.EventsPost,
                operands.TracePre,
                operands.TracePost,
                w,
                rows,
                shape,
                source,
                synapses.Events[part]);
            return;
        }

        RowRange groups = shape.Groups.Among(rows, post: true);
        for (int group = groups.First; group < groups.End; group++)
        {
            var dense = new Conv2dOperands<T>
            {
                EveryTerm = !operands.IsFinite,
                ActivityPre = PatchImages.Of(shape, synapses.PatchActivity),
                TracePre = PatchImages.Of(shape, synapses.PatchTrace),
                ActivityPost = operands.ActivityPost,
                TracePost = operands.TracePost,
                Shape = shape,
                Group = group,
            };
            RowRange outputs = shape.Groups.Common(group, rows, post: true);
            if (_kernel == Conv2dKernel.ImplicitUnfold)
            {
                ImplicitUnfoldUpdate.Run<T, TRule, TSource>(
                    dense, w, outputs, source, synapses.ImplicitUnfold[part], BlockSizes.For<T>(shape.Depth));
                continue;
            }

            DenseUpdate.Run<T, Conv2dOperands<T>, TRule, TSource>(
                dense, w, outputs, shape.PatchLength, source, synapses.Panels[part], BlockSizes.For<T>(shape.Depth));
        }
    }
}

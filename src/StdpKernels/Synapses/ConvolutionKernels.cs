using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Editing;
using StdpKernels.Kernels.Events;
using StdpKernels.Kernels.Propagation;
using StdpKernels.Memory;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels.Synapses;

/// <summary>Weights <c>[O, C / g, kh, kw]</c> or <c>[O, C / g, k]</c>: the kernels of a convolution, a row for each output.</summary>
/// <param name="pre"><c>[B, C, H, W]</c> or <c>[B, C, L]</c>.</param>
/// <param name="post"><c>[B, O, H', W']</c> or <c>[B, O, L']</c>.</param>
/// <param name="weights">Of as many dimensions.</param>
/// <param name="geometry">Stride, padding, dilation and groups.</param>
/// <param name="threads">How many threads share a step of enough work.</param>
internal sealed class ConvolutionKernels<T>(
    TensorShape pre, TensorShape post, TensorShape weights, Conv2dGeometry geometry, int threads)
    : Synapses<T>(weights, weights[0], threads)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Conv2dEventScratch<T>[] _events = Make(threads, () => new Conv2dEventScratch<T>());

    private readonly ImplicitUnfoldScratch<T>[] _implicitUnfold = Make(threads, () => new ImplicitUnfoldScratch<T>());

    private readonly Conv2dPropagationScratch<T>[] _propagation = Make(threads, () => new Conv2dPropagationScratch<T>());

    private readonly Scratch<T> _patchSums = new();

    private readonly ChannelGroups _groups = ChannelGroups.Of(weights, geometry.Groups);

    // Known with the scratch memory: without weights, the sizes beside the zero may be larger than any array.
    private Conv2dShape _shape;

    /// <summary>Stride, padding, dilation and groups.</summary>
    public Conv2dGeometry Geometry { get; } = geometry;

    /// <summary>The sizes of the convolution, once the scratch memory has been made.</summary>
    public ref readonly Conv2dShape Shape => ref _shape;

    /// <summary>Presynaptic activity, prepared for patches.</summary>
    public Scratch<T> PatchActivity { get; } = new();

    /// <summary>Presynaptic traces, prepared for patches.</summary>
    public Scratch<T> PatchTrace { get; } = new();

    /// <summary>The rearranged traces and sums of the event-driven kernel, for each thread.</summary>
    public ReadOnlySpan<Conv2dEventScratch<T>> Events => _events;

    /// <summary>The panels and tiles of the dense kernel, for each thread.</summary>
    public DensePanels<T> Panels { get; } = new(threads);

    /// <summary>What the dense kernel keeps that unfolds nothing, for each thread.</summary>
    public ReadOnlySpan<ImplicitUnfoldScratch<T>> ImplicitUnfold => _implicitUnfold;

    /// <summary>The arrays that a step wants beside its operands: sizes that arrays can have, computed in 64 bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The layer is too large; the error blames <paramref name="name"/>.</exception>
    public static void RequireFits(TensorShape pre, TensorShape post, TensorShape w, Conv2dGeometry geometry, string name)
    {
        if (w.Length == 0)
        {
            return;
        }

        (pre, post, w) = (Conv2dShape.OfImages(pre), Conv2dShape.OfImages(post), Conv2dShape.OfImages(w));
        long height = PatchAxis.PreparedLength(w[2], geometry.Stride.Height, geometry.Dilation.Height, post[2]);
        long width = PatchAxis.PreparedLength(w[3], geometry.Stride.Width, geometry.Dilation.Width, post[3]);
        long image = Product("an image prepared for patches", name, height, width, pre[1]);
        Require.Fits(PatchImages.ScratchLength<T>(Math.Max(1, pre[0]), image), "all images prepared for patches", name);

        // No more than the elements of an image prepared for patches; and over the batch no more than those of a trace.
        long positions = (long)post[2] * post[3];
        int depth = (int)(positions * pre[0]);
        Require.Fits(positions * w[0], "the output planes of one sample", name);
        Require.Fits(Conv2dEventUpdate.PlacesLength(positions, (long)pre[2] * pre[3]), "the places of all spikes in a plane", name);
        Require.Fits(w[0] * PatchRuns.LongestPatch(w, Vector<T>.Count), "the padded patches of all outputs", name);
        long columns = (long)w[1] * w[2] * w[3];
        Require.Fits(ImplicitUnfoldUpdate.SumsLength<T>((int)columns), "the sums of a block of outputs", name);
        DensePanels<T>.RequireFits(w[0] / geometry.Groups, (int)columns, depth, name);
        Require.Fits(Conv2dPropagation.ScratchLength<T>(pre, post, w, geometry.Groups), "what is propagated, with the channels last,", name);
    }

    public override Synapses<T> OfOneSample() =>
        new ConvolutionKernels<T>(pre.OfOneSample(), post.OfOneSample(), Weights, Geometry, Threads);

    public override int Targets(bool back) => back ? pre[1] : Rows;

    public override double PropagationCost(int events, bool back) => Conv2dPropagation.Cost<T>(events, _shape, back);

    public override void Propagate<TKind>(
        in EventSide<T> events, ReadOnlySpan<T> w, RowRange targets, Span<T> currents, bool back, int part) =>
        Conv2dPropagation.Run<T, TKind>(events, w, targets, _shape, back, currents, _propagation[part]);

    public override void Scale(Span<T> w, WeightCoefficients<T> coefficients, ReadOnlySpan<T> factors, StdpFan fan)
    {
        int patch = w.Length / Rows;
        Span<T> ofPatch = fan == StdpFan.Out ? _patchSums.Take(patch) : [];
        for (int output = 0; output < Rows; output++)
        {
            Span<T> weights = w.Slice(output * patch, patch);
            if (fan == StdpFan.In)
            {
                WeightStretch.Run(weights, output, 0, coefficients, new ScaleEdit<T>(factors[output], patch));
                continue;
            }

            (int group, int outputOfGroup) = Math.DivRem(output, _groups.Outputs);
            if (outputOfGroup == 0)
            {
                Spread(factors.Slice(group * _groups.Channels, _groups.Channels), ofPatch);
            }

            WeightStretch.Run(weights, output, 0, coefficients, new FactorsEdit<T>(ofPatch));
        }
    }

    public override void AddScaled(Span<T> w, ReadOnlySpan<T> added, WeightCoefficients<T> coefficients, ReadOnlySpan<T> factors)
    {
        int patch = w.Length / Rows;
        for (int output = 0; output < Rows; output++)
        {
            WeightStretch.Run(
                w.Slice(output * patch, patch),
                output,
                0,
                coefficients,
                new AddScaledEdit<T>(added.Slice(output * patch, patch), factors[output]));
        }
    }

    public override void Sum<TMeasure>(ReadOnlySpan<T> w, Span<T> sums, StdpFan fan)
    {
        int patch = w.Length / Rows;
        if (fan == StdpFan.In)
        {
            MatrixSums.OfRows<T, TMeasure>(w, patch, sums);
            return;
        }

        // Over the outputs of a group first, then over the elements of the kernel.
        Span<T> ofPatch = _patchSums.Take(patch);
        sums.Clear();
        for (int group = 0; group < _groups.Count; group++)
        {
            MatrixSums.OfColumns<T, TMeasure>(w.Slice(group * _groups.Outputs * patch, _groups.Outputs * patch), ofPatch);
            Span<T> ofChannels = sums.Slice(group * _groups.Channels, _groups.Channels);
            for (int i = 0; i < patch; i++)
            {
                ofChannels[i / (patch / _groups.Channels)] += ofPatch[i];
            }
        }
    }

    protected override BoundUpdate<T> Close<TRule, TSource>(WeightCoefficients<T> coefficients) =>
        new ConvolutionUpdate<T, TRule, TSource>(this, coefficients);

    protected override void ReserveScratch()
    {
        _shape = new Conv2dShape(
            Conv2dShape.OfImages(pre), Conv2dShape.OfImages(post), Conv2dShape.OfImages(Weights), Geometry);
        PatchImages.Reserve(_shape, PatchActivity);
        PatchImages.Reserve(_shape, PatchTrace);
        foreach (Conv2dEventScratch<T> events in _events)
        {
            Conv2dEventUpdate.Reserve(_shape, events);
        }

        foreach (ImplicitUnfoldScratch<T> unfold in _implicitUnfold)
        {
            ImplicitUnfoldUpdate.Reserve(_shape, unfold, BlockSizes.For<T>(_shape.Depth));
        }

        Panels.Reserve(_shape.Groups.Outputs, _shape.PatchLength, _shape.Depth);
    }

    protected override int MaxParts() => PathCost.MaxParts<T>(_shape, Threads);

    // A number for each channel, as one for each weight of an output.
    private static void Spread(ReadOnlySpan<T> ofChannels, Span<T> ofPatch)
    {
        for (int i = 0; i < ofPatch.Length; i++)
        {
            ofPatch[i] = ofChannels[i / (ofPatch.Length / ofChannels.Length)];
        }
    }

    // Refused as soon as it does not fit, so that no product is more than 64 bits.
    private static long Product(string what, string name, params ReadOnlySpan<long> factors)
    {
        long product = 1;
        foreach (long factor in factors)
        {
            product *= factor;
            Require.Fits(product, what, name);
        }

        return product;
    }
}

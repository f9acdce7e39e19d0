using System.Numerics;
using CsCheck;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Properties;

/// <summary>Random layers against the reference, bit for bit, along every path.</summary>
[Parallelizable]
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class ReferenceProperties<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Count = 300;

    /// <summary>Numbers that are none, and parameters of any kind.</summary>
    private static readonly Filling<T> Hostile = new()
    {
        Weights = Numbers<T>.WithSpecial,
        Traces = Gen.Frequency((19, Numbers<T>.Around), (1, Numbers<T>.Special)),
        Rate = AnyNumber,
        Lower = AnyNumber,
        Upper = AnyNumber,
        Amplitude = AnyNumber,
        Exponent = Gen.OneOf(0, -0.0, 1),
        TimeSteps = Gen.OneOf(0.001, -0.004, 1, 0),
    };

    /// <summary>
    /// Few numbers, many of them on a bound or zero of either sign, over more steps: what a prepared layer remembers of its weights
    /// from one step to the next must not show.
    /// </summary>
    private static readonly Filling<T> OnTheEdge = new()
    {
        Weights = EdgeNumber.Select(T.CreateChecked),
        Traces = Numbers<T>.Uniform(-1, 1),
        Activity = Gen.OneOf(0, 0.02, 0.1, 0.5).Select(density => Numbers<T>.Spikes(density)),
        Rate = EdgeNumber,
        Lower = EdgeNumber,
        Upper = EdgeNumber,
        Amplitude = EdgeNumber,
        Exponent = Gen.OneOf(0.0, 1),
        TimeSteps = Gen.Const(0.004),
        Steps = 6,
    };

    /// <summary>Nearest spikes on one side or on both, also with numbers that are none.</summary>
    private static readonly Filling<T> Saturating = Hostile with
    {
        Dynamics = Filling<T>.AnyDynamics(StdpTraceSpike.Saturate, StdpTraceSpike.Saturate, StdpTraceSpike.Jump),
    };

    private static Gen<double> EdgeNumber => Gen.OneOf(0, -0.0, 1, -1, 0.5, -0.25);

    private static Gen<double> AnyNumber => Gen.Frequency(
        (6, Gen.Double[0, 1]),
        (2, Gen.Double[-1, 0]),
        (1, Gen.OneOf(0, -0.0, 1e-40, 1e30, double.PositiveInfinity, double.NegativeInfinity, double.NaN)));

    [Test]
    public void Linear_steps([Values] StepPath path) =>
        Property.Holds(Cases<T>.Linear(new()), Count, layer => layer.AssertIsReference(path));

    [Test]
    public void Convolutional_steps(
        [ValueSource(typeof(StepPaths), nameof(StepPaths.OfConvolutions))] StepPath path) =>
        Property.Holds(Cases<T>.Conv2d(new()), Count, layer => layer.AssertIsReference(path));

    [Test]
    public void Linear_steps_of_anything([Values] StepPath path) =>
        Property.Holds(Cases<T>.Linear(Hostile), Count, layer => layer.AssertIsReference(path));

    [Test]
    public void Convolutional_steps_of_anything(
        [ValueSource(typeof(StepPaths), nameof(StepPaths.OfConvolutions))] StepPath path) =>
        Property.Holds(Cases<T>.Conv2d(Hostile), Count, layer => layer.AssertIsReference(path));

    [Test]
    public void Linear_steps_on_the_edge([Values] StepPath path) =>
        Property.Holds(Cases<T>.Linear(OnTheEdge), 4 * Count, layer => layer.AssertIsReference(path));

    [Test]
    public void Linear_steps_with_traces_that_spikes_set([Values] StepPath path) =>
        Property.Holds(Cases<T>.Linear(Saturating), Count, layer => layer.AssertIsReference(path));

    [Test]
    public void Convolutional_steps_with_traces_that_spikes_set(
        [ValueSource(typeof(StepPaths), nameof(StepPaths.OfConvolutions))] StepPath path) =>
        Property.Holds(Cases<T>.Conv2d(Saturating), Count, layer => layer.AssertIsReference(path));

    [Test]
    public void Linear_steps_of_activity_that_is_more_than_spikes(
        [ValueSource(typeof(StepPaths), nameof(StepPaths.OfAnyActivity))] StepPath path) =>
        Property.Holds(
            Cases<T>.Linear(Hostile with { Activity = Gen.Const(Numbers<T>.ExactActivity) }),
            Count,
            layer => layer.AssertIsReference(path));

    [Test]
    public void Convolutional_steps_of_activity_that_is_more_than_spikes(
        [ValueSource(typeof(StepPaths), nameof(StepPaths.OfConvolutionsAndAnyActivity))] StepPath path) =>
        Property.Holds(
            Cases<T>.Conv2d(Hostile with { Activity = Gen.Const(Numbers<T>.ExactActivity) }),
            Count,
            layer => layer.AssertIsReference(path));

    [Test]
    public void Graded_steps_within_rounding() =>
        Property.Holds(
            Cases<T>.Any(new() { Activity = Gen.Const(Numbers<T>.Graded), Steps = 1 }),
            Count,
            layer => StepAssert.WithinRounding(layer.ToLayer()));

    [Test]
    public void Fractional_powers_within_rounding() =>
        Property.Holds(
            Cases<T>.Any(new()
            {
                Algorithm = Gen.OneOf(StdpAlgorithm.MultiplicativePow, StdpAlgorithm.AsymmetricPow),
                Exponent = Gen.OneOf(Gen.Double[0.1, 2], Gen.Const(0.5)),

                // The error of a power grows with the logarithm of its base: none of the distances to a bound is tiny.
                Weights = Gen.Int[0, 1000].Select(n => T.CreateChecked(n / 1000.0)),
                Lower = Gen.Const(0.0),
                Upper = Gen.Const(1.0),
                Steps = 1,
            }),
            Count,
            layer => StepAssert.WithinRounding(layer.ToLayer(), extraRoundings: 24));
}

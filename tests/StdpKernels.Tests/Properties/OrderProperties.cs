using System.Numerics;
using CsCheck;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Properties;

/// <summary>Coincidence, order and triplets in every combination, with traces of every kind, against the reference, bit for bit, along every path.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class OrderProperties<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Count = 300;

    private static readonly Filling<T> Pairs = new()
    {
        Dynamics = Filling<T>.AnyDynamics(Enum.GetValues<StdpTraceSpike>()),
        Coincidence = Gen.Enum<StdpCoincidence>(),
        Order = Gen.Enum<StdpOrder>(),
        BoundScope = Gen.Enum<StdpBoundScope>(),
        Target = Gen.OneOf(0.0, 0, 0.5, -0.25),
        Steps = 4,
    };

    /// <summary>Weights and traces of anything, in few steps, so that what is out of bounds is not long so.</summary>
    private static readonly Filling<T> Hostile = Pairs with
    {
        Weights = Numbers<T>.WithSpecial,
        Traces = Gen.Frequency((19, Numbers<T>.Around), (1, Numbers<T>.Special)),
        Exponent = Gen.OneOf(0, -0.0, 1),
        Activity = Gen.OneOf(0, 0.02, 0.1, 0.3).Select(density => Numbers<T>.Spikes(density)),
        TimeSteps = Gen.OneOf(0.001, -0.004, 1),
    };

    // Activity that counts more than 1 has products that round: powers of two keep them exact, and amplitudes and traces with them.
    private static readonly Filling<T> Triplets = Pairs with
    {
        HasTriplets = Gen.Const(true),
        Weights = Numbers<T>.Dyadic,
        Traces = Numbers<T>.Dyadic,
        Amplitude = Gen.OneOf(1, 0.5, -2, 0, 0.25),
        InverseTimeConstant = Gen.OneOf(0.0, 250, 500, 1000),
        TimeSteps = Gen.Const(0.001),
        Dynamics = Gen.OneOf([.. Enum.GetValues<StdpTraceSpike>().Select(spike => new StdpTraceDynamics { Spike = spike })]),
        Floor = Gen.OneOf(0, 0.25),
        Steps = 3,
    };

    [Test]
    public void Linear_steps([ValueSource(typeof(StepPaths), nameof(StepPaths.Whole))] StepPath path) =>
        Property.Holds(Cases<T>.Linear(Pairs), Count, layer => layer.AssertIsReference(path));

    [Test]
    public void Linear_steps_of_anything([ValueSource(typeof(StepPaths), nameof(StepPaths.Whole))] StepPath path) =>
        Property.Holds(Cases<T>.Linear(Hostile), Count, layer => layer.AssertIsReference(path));

    [Test]
    public void Convolutional_steps([ValueSource(typeof(StepPaths), nameof(StepPaths.WholeOfConvolutions))] StepPath path) =>
        Property.Holds(Cases<T>.Conv2d(Pairs), Count, layer => layer.AssertIsReference(path));

    [Test]
    public void Linear_steps_of_triplets([ValueSource(typeof(StepPaths), nameof(StepPaths.Whole))] StepPath path) =>
        Property.Holds(Cases<T>.Linear(Triplets), Count, layer => layer.AssertIsReference(path));

    [Test]
    public void Convolutional_steps_of_triplets([ValueSource(typeof(StepPaths), nameof(StepPaths.WholeOfConvolutions))] StepPath path) =>
        Property.Holds(Cases<T>.Conv2d(Triplets), Count, layer => layer.AssertIsReference(path));

    [Test]
    public void Triplets_of_any_numbers_are_the_same_along_every_path([ValueSource(typeof(StepPaths), nameof(StepPaths.Whole))] StepPath path) =>
        Property.Holds(
            Cases<T>.Linear(Hostile with { HasTriplets = Gen.Const(true), Amplitude = Gen.Double[-1, 2] }),
            Count,
            layer => layer.AssertIsDense(path));
}

using System.Numerics;
using CsCheck;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Properties;

/// <summary>What must hold between steps, whatever the numbers are: no reference is needed to see a violation.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class LawProperties<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Count = 200;

    private static readonly T Half = T.CreateChecked(0.5);

    /// <summary>Sums, products and time steps of powers of two: nothing rounds, whatever the order.</summary>
    private static readonly Filling<T> Exact = new()
    {
        Weights = Numbers<T>.Dyadic,
        Traces = Numbers<T>.Dyadic,
        Activity = Gen.OneOf(0.1, 0.5, 1).Select(density => Numbers<T>.Spikes(density)),
        Steps = 1,
        HardBound = Gen.Const(false),
        Rate = Gen.OneOf(0.5, 0.25),
        Lower = Gen.OneOf(0, 0.25),
        Upper = Gen.OneOf(1, 1.25),
        Exponent = Gen.OneOf(0.0, 1),
        Amplitude = Gen.OneOf(1.0, -0.5),
        InverseTimeConstant = Gen.OneOf(1.0, 2),
        TimeSteps = Gen.Const(0.25),
        Floor = Gen.Const(0.0),
        Dynamics = Gen.OneOf([.. Enum.GetValues<StdpTraceSpike>().Select(spike => new StdpTraceDynamics { Spike = spike })]),
    };

    private static readonly Filling<T> Graded = new() { Activity = Gen.Const(Numbers<T>.Graded) };

    /// <summary>Sparse and dense activity of any numbers, over weights and traces of any.</summary>
    private static readonly Filling<T> AnyActivity = new()
    {
        Weights = Numbers<T>.WithSpecial,
        Traces = Gen.Frequency((99, Numbers<T>.Around), (1, Numbers<T>.Special)),
        Activity = Gen.OneOf(1, 10, 40).Select(silent =>
            Gen.Frequency((silent * 5, Gen.Const(T.Zero)), (9, Numbers<T>.Uniform(-1, 1)), (1, Numbers<T>.Special))),
        Exponent = Gen.OneOf(0, 0.3, 0.5, 1, 2),
        Steps = 4,
    };

    [Test]
    public void The_change_by_a_batch_is_the_sum_of_the_changes_by_its_samples() =>
        Property.Holds(
            Cases<T>.Any(Exact),
            Count,
            layer =>
            {
                T[] sum = [.. layer.W];
                for (int sample = 0; sample < layer.PreShape[0]; sample++)
                {
                    T[] alone = layer.WithoutSamples((sample + 1)..layer.PreShape[0]).WithoutSamples(0..sample).After().W;
                    sum = [.. sum.Select((w, i) => w + (alone[i] - layer.W[i]))];
                }

                Assert.That(layer.After().W, Is.EqualTo(sum));
            },
            keepsParameters: true);

    [Test]
    public void Neurons_may_be_numbered_in_any_order([Values] bool graded) =>
        Property.Holds(
            Cases<T>.Any((graded ? Graded : new()) with { Exponent = Gen.OneOf(0, 0.3, 0.5, 1, 2) }),
            Count,
            layer =>
            {
                LayerCase<T> turned = layer.WithInputsReversed().WithOutputsReversed();
                LayerCase<T> result = layer.After().WithInputsReversed().WithOutputsReversed();
                turned.After().AssertSame(result);
            });

    [Test]
    public void An_additive_rule_is_a_power_of_zero() =>
        Property.Holds(
            Cases<T>.Any(new() { Weights = Numbers<T>.WithSpecial }),
            Count,
            layer => layer.With(StdpAlgorithm.MultiplicativePow, mu: 0).After()
                .AssertSame(layer.With(StdpAlgorithm.Additive, mu: 0).After()));

    [Test]
    public void A_rectified_rule_is_a_power_of_one_within_bounds() =>
        Property.Holds(
            Cases<T>.Any(Graded with
            {
                HardBound = Gen.Const(true),
                Weights = Numbers<T>.WithinOrOn,
                Lower = Gen.Const(0.0),
                Upper = Gen.Const(1.0),
            }),
            Count,
            layer => layer.With(StdpAlgorithm.MultiplicativeRelu, mu: 1).After()
                .AssertSame(layer.With(StdpAlgorithm.MultiplicativePow, mu: 1).After()));

    [Test]
    public void Silence_lets_traces_decay_and_only_bounds_weights() =>
        Property.Holds(
            Cases<T>.Any(new()
            {
                Activity = Gen.Const(Gen.Const(T.Zero)),
                Weights = Numbers<T>.Around,
                Algorithm = Gen.OneOf(StdpAlgorithm.Additive, StdpAlgorithm.AdditiveStep, StdpAlgorithm.MultiplicativeRelu),
                Lower = Gen.Const(0.0),
                Upper = Gen.Const(1.0),
                InverseTimeConstant = Gen.Const(10.0),
                TimeSteps = Gen.Const(0.05),
                Floor = Gen.Const(0.0),
                Dynamics = Gen.OneOf([.. Enum.GetValues<StdpTraceSpike>().Select(spike => new StdpTraceDynamics { Spike = spike })]),
                Steps = 1,
            }),
            Count,
            layer =>
            {
                LayerCase<T> after = layer.After();
                Assert.That(after.TPre, Is.EqualTo(layer.TPre.Select(t => t - (Half * t))), "t_pre");
                Assert.That(after.TPost, Is.EqualTo(layer.TPost.Select(t => t - (Half * t))), "t_post");
                Assert.That(after.W, Is.EqualTo(layer.W.Select(w => layer.Parameters.HardBound ? T.Clamp(w, T.Zero, T.One) : w)), "w");
            },
            keepsParameters: true);

    [Test]
    public void A_kernel_as_large_as_the_image_is_a_linear_layer([Values] bool graded) =>
        Property.Holds(
            Cases<T>.WholeImage((graded ? Graded : new()) with { Exponent = Gen.OneOf(0, 0.3, 0.5, 1, 2) }),
            Count,
            layer => layer.AsLinear().After().AssertSame(layer.After()));

    [Test]
    public void Lists_of_spikes_are_dense_activity([Values(StepPath.Events, StepPath.PreparedEvents)] StepPath path) =>
        Property.Holds(
            Cases<T>.Any(new()
            {
                Weights = Numbers<T>.WithSpecial,
                Traces = Gen.Frequency((99, Numbers<T>.Around), (1, Numbers<T>.Special)),
                Exponent = Gen.OneOf(0, 0.3, 0.5, 1, 2),
                Steps = 4,
            }),
            Count,
            layer => layer.AssertIsDense(path));

    /// <summary>Of any numbers: sums round as they do from dense activity.</summary>
    [Test]
    public void Lists_of_spikes_that_carry_numbers_are_dense_activity(
        [Values(StepPath.Graded, StepPath.PreparedGraded)] StepPath path) =>
        Property.Holds(Cases<T>.Any(AnyActivity), Count, layer => layer.AssertIsDense(path));

    [Test]
    public void Rows_of_presynaptic_neurons_are_rows_of_postsynaptic_ones(
        [Values(StepPath.PresynapticRowsDense, StepPath.PresynapticRowsGraded)] StepPath path) =>
        Property.Holds(Cases<T>.Linear(AnyActivity), Count, layer => layer.AssertIsDense(path));
}

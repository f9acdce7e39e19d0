using System.Numerics;
using CsCheck;
using StdpKernels.Tests.Properties;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Changes;

/// <summary>Changes that are not applied, gated steps, and eligibility with reward, of random layers against the scalar reference, bit for bit.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class ChangeProperties<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Count = 150;

    private static readonly Filling<T> Any = new()
    {
        Dynamics = Filling<T>.AnyDynamics(Enum.GetValues<StdpTraceSpike>()),
        Coincidence = Gen.Enum<StdpCoincidence>(),
        Weights = Numbers<T>.Around,
        Steps = 6,
    };

    // What spikes count is a power of two, so that products of them stay exact in sums that a processor may fuse.
    private static readonly (double TauInv, T Factor)[] Decays =
    [
        (0, T.One), (1000 * 255 / 256.0, T.CreateChecked(1 / 256.0)), (500, T.CreateChecked(0.5)), (double.PositiveInfinity, T.Zero),
    ];

    private static Gen<LayerCase<T>> Layers => Cases<T>.Any(Any with { TimeSteps = Gen.Const(0.001) });

    [Test]
    public void Changes_are_set_and_added([Values] WeightsOf weights, [Values] bool events) =>
        Property.Holds(Layers, Count, layer =>
        {
            var actual = new RewardedLayer<T>(layer, weights);
            ReferenceLayer<T> reference = layer.ToLayer().ToReference<T>();
            var data = new Data<T>(layer.W.Length);
            T[] there = data.Spiked(data.Graded(layer.W.Length), 20);
            var expected = new Grid<T>([.. there], layer.WeightShape);
            T[] changes = actual.In(there);
            for (int step = 0; step < layer.ZPre.Length; step++)
            {
                bool add = step % 3 != 2;
                if (!add)
                {
                    expected.Values.AsSpan().Clear();
                }

                reference.StepChanges(
                    new(layer.ZPre[step], layer.PreShape), new(layer.ZPost[step], layer.PostShape), T.One, expected, layer.ToLayer().Geometry);
                actual.Call(step, events, (pre, post) => actual.Layer.StepChanges(pre, post, changes, add));
                Assert.That(actual.Out(changes), Bits.EqualTo(expected.Values), $"changes, step {step}");
                Assert.That(actual.Layer.State.TracePre.Span.ToArray(), Bits.EqualTo(reference.TPre.Values), $"t_pre, step {step}");
            }

            Assert.That(actual.W, Bits.EqualTo(layer.W), "the weights");
        });

    [Test]
    public void Learning_writes_the_changes_of_traces_as_they_are([Values] WeightsOf weights, [Values] bool events) =>
        Property.Holds(
            Cases<T>.Any(new() { TimeSteps = Gen.Const(0.001), Steps = 2, Dynamics = Any.Dynamics }),
            Count,
            layer =>
            {
                var (whole, halves) = (new RewardedLayer<T>(layer, weights), new RewardedLayer<T>(layer, weights));
                T[] expected = new T[layer.W.Length], changes = new T[layer.W.Length];
                for (int step = 0; step < layer.ZPre.Length; step++)
                {
                    whole.Call(step, events, (pre, post) => whole.Layer.StepChanges(pre, post, expected, add: step > 0));
                    halves.Call(step, !events, (pre, post) => halves.Layer.UpdateTraces(pre, post));
                    halves.Call(step, events, (pre, post) => halves.Layer.LearnChanges(pre, post, changes, add: step > 0));
                    Assert.That(changes, Bits.EqualTo(expected));
                }
            });

    [Test]
    public void A_gate_scales_what_is_learned([Values] WeightsOf weights, [Values] bool events, [Values(0, 1, 0.25, -2, double.PositiveInfinity)] double gate) =>
        Property.Holds(Cases<T>.Any(Any with { Order = Gen.Enum<StdpOrder>() }), Count, layer =>
        {
            var actual = new RewardedLayer<T>(layer, weights);
            ReferenceLayer<T> reference = layer.ToLayer().ToReference<T>();
            for (int step = 0; step < layer.ZPre.Length; step++)
            {
                reference.Step(
                    new(layer.ZPre[step], layer.PreShape), new(layer.ZPost[step], layer.PostShape), layer.ToLayer().Geometry, T.CreateChecked(gate));
                actual.Call(step, events, (pre, post) => actual.Layer.Step(pre, post, T.CreateChecked(gate)));
                Assert.That(actual.W, Bits.EqualTo(reference.W.Values), $"w, step {step}");
                Assert.That(actual.Layer.State.TracePost.Span.ToArray(), Bits.EqualTo(reference.TPost.Values), $"t_post, step {step}");
            }
        });

    [Test]
    public void Eligibility_and_rewards([Values] WeightsOf weights, [Values] bool events, [Values(0, 1, 2, 3)] int decay) =>
        Property.Holds(Layers, Count, layer =>
        {
            var actual = new RewardedLayer<T>(layer, weights);
            StdpEligibility<T> eligibility = actual.Layer.AddEligibility(Decays[decay].TauInv, StdpTraceDecay.Euler);
            Assert.That(eligibility.Decay, Is.EqualTo(Decays[decay].Factor));
            ReferenceLayer<T> reference = layer.ToLayer().ToReference<T>();
            var stored = new Grid<T>(layer.WeightShape);
            T scale = T.One;
            var data = new Data<T>(7);
            for (int step = 0; step < layer.ZPre.Length; step++)
            {
                scale *= eligibility.Decay;
                if (scale < T.CreateChecked(1.0 / (1 << 20)))
                {
                    for (int i = 0; i < stored.Values.Length; i++)
                    {
                        stored.Values[i] = scale == T.Zero ? T.Zero : stored.Values[i] * scale;
                    }

                    scale = T.One;
                }

                reference.StepChanges(
                    new(layer.ZPre[step], layer.PreShape),
                    new(layer.ZPost[step], layer.PostShape),
                    T.One / scale,
                    stored,
                    layer.ToLayer().Geometry);
                actual.Call(step, events, eligibility.Step);
                var copy = new T[layer.W.Length];
                eligibility.CopyTo(copy);
                Assert.That(actual.Out(copy), Bits.EqualTo(stored.Values.Select(e => e * scale).ToArray()), $"e, step {step}");

                // One reward, one for each neuron, and none.
                T[] rewards = data.Uniform(layer.WeightShape[0], -1, 1);
                if (step % 3 == 0)
                {
                    rewards.AsSpan().Fill(T.CreateChecked(0.3));
                    eligibility.Reward(T.CreateChecked(0.3));
                }
                else if (step % 3 == 1)
                {
                    eligibility.Reward(rewards);
                }
                else
                {
                    eligibility.Reward(T.Zero);
                    continue;
                }

                ReferenceEdits.Apply(reference.W, layer.Parameters, (index, w) => w + ((rewards[index[0]] * scale) * stored[index]));
                Assert.That(actual.W, Bits.EqualTo(reference.W.Values), $"w, step {step}");
            }
        });
}

using System.Numerics;
using CsCheck;
using StdpKernels.Tests.Properties;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Changes;

/// <summary>Eligibility of each sample, and every kind of reward, of random layers against one scalar reference a sample, bit for bit.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class SampleRewardProperties<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Count = 100;

    private static readonly Filling<T> Any = new()
    {
        Dynamics = Filling<T>.AnyDynamics(Enum.GetValues<StdpTraceSpike>()),
        Coincidence = Gen.Enum<StdpCoincidence>(),
        Weights = Numbers<T>.Around,
        TimeSteps = Gen.Const(0.001),
        Steps = 6,
    };

    private static T Third => T.CreateChecked(1.0 / 3);

    [Test]
    public void Rewards_meet_the_eligibility_of_their_sample([Values] WeightsOf weights, [Values] bool events, [Values(0, 500, 1000)] double tauInv) =>
        Property.Holds(Cases<T>.Any(Any), Count, layer =>
        {
            var actual = new RewardedLayer<T>(layer, weights);
            StdpEligibility<T> eligibility = actual.Layer.AddEligibility(tauInv, StdpTraceDecay.Euler, ofSamples: true);
            var expected = new ReferenceSamples<T>(layer, eligibility.Decay);
            var data = new Data<T>(7);
            for (int step = 0; step < layer.ZPre.Length; step++)
            {
                T[] ofSamples = data.Uniform(layer.PreShape[0], -1, 1), ofNeurons = data.Uniform(layer.WeightShape[0], -1, 1);
                ofSamples.AsSpan(0, Math.Min(1, ofSamples.Length)).Clear();
                switch (step % 6)
                {
                    case 0:
                        expected.Step(step);
                        actual.Call(step, events, eligibility.Step);
                        expected.Reward(expected.SumOfSamples(ofSamples), ofSamples.Any(reward => reward != T.Zero));
                        eligibility.RewardSamples(ofSamples);
                        break;
                    case 1:
                        expected.StepThenReward(step, expected.SumOfSamples(ofSamples), ofSamples.Any(reward => reward != T.Zero));
                        actual.Call(step, events, (pre, post) => eligibility.RewardSamplesAndStep(ofSamples, pre, post));
                        break;
                    case 2:
                        expected.StepThenReward(step, expected.Sum(_ => Third), isRewarded: true);
                        actual.Call(step, events, (pre, post) => eligibility.RewardAndStep(Third, pre, post));
                        break;
                    case 3:
                        expected.Step(step);
                        actual.Call(step, events, eligibility.Step);
                        expected.Reward(expected.Sum(neuron => ofNeurons[neuron]), isRewarded: true);
                        eligibility.Reward(ofNeurons);
                        break;
                    case 4:
                        expected.Step(step);
                        actual.Call(step, events, eligibility.Step);
                        expected.Reward(expected.Sum(_ => Third), isRewarded: true);
                        eligibility.Reward(Third);
                        break;
                    default:
                        expected.Step(step);
                        actual.Call(step, events, (pre, post) => eligibility.RewardSamplesAndStep(new T[ofSamples.Length], pre, post));
                        eligibility.Reward(T.Zero);
                        break;
                }

                var copy = new T[ofSamples.Length * layer.W.Length];
                eligibility.CopyTo(copy);
                for (int sample = 0; sample < ofSamples.Length; sample++)
                {
                    T[] plane = actual.Out(copy.AsSpan(sample * layer.W.Length, layer.W.Length).ToArray());
                    Assert.That(plane, Bits.EqualTo(expected.Eligibility(sample)), $"e of sample {sample}, step {step}");
                }

                Assert.That(actual.W, Bits.EqualTo(expected.W), $"w, step {step}");
            }
        });

    [Test]
    public void One_eligibility_rewarded_before_a_step_changes_from_the_weights_before_it([Values] WeightsOf weights, [Values] bool events) =>
        Property.Holds(Cases<T>.Any(Any), Count, layer =>
        {
            var (actual, separate) = (new RewardedLayer<T>(layer, weights), new RewardedLayer<T>(layer, weights));
            StdpEligibility<T> eligibility = actual.Layer.AddEligibility(500, StdpTraceDecay.Euler);
            StdpEligibility<T> ofSeparate = separate.Layer.AddEligibility(500, StdpTraceDecay.Euler);
            for (int step = 0; step < layer.ZPre.Length; step++)
            {
                actual.Call(step, events, (pre, post) => eligibility.RewardAndStep(Third, pre, post));

                // The reward alone, whose weights come behind a step from those before it.
                T[] before = separate.Layer.Weights.Span.ToArray();
                ofSeparate.Reward(Third);
                T[] after = separate.Layer.Weights.Span.ToArray();
                before.CopyTo(separate.Layer.EditWeights().Span);
                separate.Call(step, !events, ofSeparate.Step);
                after.CopyTo(separate.Layer.EditWeights().Span);
                Assert.That(actual.W, Bits.EqualTo(separate.W), $"w, step {step}");
                T[] copy = new T[layer.W.Length], expected = new T[layer.W.Length];
                eligibility.CopyTo(copy);
                ofSeparate.CopyTo(expected);
                Assert.That(copy, Bits.EqualTo(expected), $"e, step {step}");
            }
        });
}

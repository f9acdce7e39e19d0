using StdpKernels.Simulation;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Simulation;

/// <summary>Winner-take-all and adaptive thresholds against plain loops.</summary>
internal sealed class CompetingPopulationTests
{
    private const float Leak = 0.7f;
    private const float Resting = 0.6f;
    private const float Rise = 0.16f;
    private const float Decay = 0.95f;

    [Test]
    public void Does_what_a_plain_loop_does([Values(1, 3, 8, 12)] int groups, [Values(1, 7, 16)] int groupSize)
    {
        var population = new CompetingPopulation<float>(new AdaptiveThresholds<float>(groups, Resting, Rise, Decay), groupSize, Leak);
        var data = new Data<float>(groups);
        float[] v = new float[groups * groupSize];
        float[] thresholds = [.. Enumerable.Repeat(Resting, groups)];
        int spikes = 0;
        for (int step = 0; step < 100; step++)
        {
            float[] input = data.Uniform(v.Length, 0, 0.4);
            population.Decay();
            int winner = -1;
            float lead = 0;
            for (int i = 0; i < v.Length; i++)
            {
                population.Potentials[i] += input[i];
                v[i] = (v[i] * Leak) + input[i];
                if (v[i] - thresholds[i / groupSize] > lead)
                {
                    (winner, lead) = (i, v[i] - thresholds[i / groupSize]);
                }
            }

            Assert.That(population.Potentials.ToArray(), Bits.EqualTo(v));
            Assert.That(population.Fire().ToArray(), Is.EqualTo(winner < 0 ? [] : new[] { winner }));
            population.Thresholds.Relax();
            population.RaiseThreshold();
            for (int group = 0; group < groups; group++)
            {
                thresholds[group] = Resting + ((thresholds[group] - Resting) * Decay);
            }

            if (winner >= 0)
            {
                thresholds[winner / groupSize] += Rise;
                v.AsSpan().Clear();
                spikes++;
            }

            Assert.That(population.Potentials.ToArray(), Bits.EqualTo(v));
            Assert.That(population.Thresholds.Values.ToArray(), Bits.EqualTo(thresholds));
        }

        Assert.That(population.Spikes, Is.EqualTo(spikes));
        Assert.That(spikes, Is.InRange(1, 99), "there must be steps with a winner, and without");
    }

    [Test]
    public void Without_a_winner_no_threshold_rises_and_rest_is_zero()
    {
        var population = new CompetingPopulation<float>(new AdaptiveThresholds<float>(2, 1, Rise, Decay), groupSize: 2, Leak);
        population.Potentials.Fill(1);

        Assert.That(population.Fire().IsEmpty, "at the threshold");
        population.RaiseThreshold();
        Assert.That(population.Thresholds.Values.ToArray(), Has.All.EqualTo(1f));
        Assert.That(population.Potentials.ToArray(), Has.All.EqualTo(1f));
        population.Rest();
        Assert.That(population.Potentials.ToArray(), Has.All.Zero);
        Assert.That(population.Spikes, Is.Zero);
    }
}

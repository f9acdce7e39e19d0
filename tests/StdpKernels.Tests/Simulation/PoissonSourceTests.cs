using StdpKernels.Simulation;

namespace StdpKernels.Tests.Simulation;

internal sealed class PoissonSourceTests
{
    private const int Inputs = 40;
    private const int Steps = 50_000;
    private const double Rate = 20;
    private const double TimeStep = 1e-3;
    private const double Probability = Rate * TimeStep;

    private static bool[,] Record(ulong seed)
    {
        var trains = new PoissonSource(Inputs, Rate, TimeStep, new Xoshiro256StarStar(seed));
        bool[,] fired = new bool[Steps, Inputs];
        for (int step = 0; step < Steps; step++)
        {
            foreach (int input in trains.Step())
            {
                fired[step, input] = true;
            }
        }

        return fired;
    }

    private static double[] CountSpikes(Func<int, int, bool> counts)
    {
        double[] spikes = new double[Inputs];
        for (int step = 1; step < Steps; step++)
        {
            for (int input = 0; input < Inputs; input++)
            {
                spikes[input] += counts(step, input) ? 1 : 0;
            }
        }

        return spikes;
    }

    [Test]
    public void Each_input_fires_at_the_rate()
    {
        bool[,] fired = Record(seed: 1);
        double expected = (Steps - 1) * Probability;

        double[] spikes = CountSpikes((step, input) => fired[step, input]);

        Assert.That(spikes, Has.All.EqualTo(expected).Within(4 * Math.Sqrt(expected)));
        Assert.That(spikes.Average(), Is.EqualTo(expected).Within(4 * Math.Sqrt(expected / Inputs)));
    }

    [Test]
    public void Inputs_are_independent_of_each_other_and_of_their_past()
    {
        bool[,] fired = Record(seed: 2);
        double expected = (Steps - 1) * Probability * Probability * Inputs;

        double withNeighbour = CountSpikes((step, input) => fired[step, input] && fired[step, (input + 1) % Inputs]).Sum();
        double withPast = CountSpikes((step, input) => fired[step, input] && fired[step - 1, input]).Sum();

        Assert.That(withNeighbour, Is.EqualTo(expected).Within(4 * Math.Sqrt(expected)));
        Assert.That(withPast, Is.EqualTo(expected).Within(4 * Math.Sqrt(expected)));
    }

    [Test]
    public void Gaps_are_those_of_one_trial_for_each_input_and_step()
    {
        bool[,] fired = Record(seed: 3);
        var trials = new Xoshiro256StarStar(4);
        bool[] plain = [.. Enumerable.Range(0, Steps * Inputs).Select(_ => trials.NextDouble() < Probability)];

        double[] gaps = CountGaps([.. fired.Cast<bool>()]);
        double[] plainGaps = CountGaps(plain);

        for (int gap = 0; gap < gaps.Length; gap++)
        {
            // Both are counts, each with the square root of its expectation as its standard deviation.
            double error = Math.Sqrt(gaps[gap] + plainGaps[gap]);
            Assert.That(gaps[gap], Is.EqualTo(plainGaps[gap]).Within(4 * error), $"a gap of {gap}");
        }
    }

    private static double[] CountGaps(bool[] trials)
    {
        double[] counts = new double[100];
        int gap = 0;
        foreach (bool success in trials)
        {
            if (success)
            {
                counts[Math.Min(gap, counts.Length - 1)]++;
            }

            gap = success ? 0 : gap + 1;
        }

        return counts;
    }

    [Test]
    public void All_inputs_fire_in_every_step_at_probability_one()
    {
        var trains = new PoissonSource(5, 1000, 1e-3, new Xoshiro256StarStar(1));

        for (int step = 0; step < 100; step++)
        {
            Assert.That(trains.Step().ToArray(), Is.EqualTo(Enumerable.Range(0, 5)));
        }
    }

    [Test]
    public void At_a_rate_of_zero_there_is_silence()
    {
        var trains = new PoissonSource(5, 0, 1e-3, new Xoshiro256StarStar(1));
        for (int step = 0; step < 100; step++)
        {
            Assert.That(trains.Step().ToArray(), Is.Empty);
        }
    }

    [Test]
    public void Next_to_impossible_spikes_do_not_happen()
    {
        var trains = new PoissonSource(5, 1e-300, 1e-3, new Xoshiro256StarStar(1));

        Assert.That(trains.Step().ToArray(), Is.Empty);
        Assert.That(trains.Step().ToArray(), Is.Empty);
    }

    [TestCase(-1.0)]
    [TestCase(1001.0)]
    [TestCase(double.NaN)]
    public void A_rate_that_is_no_probability_is_refused(double rate) =>
        Assert.That(
            () => new PoissonSource(5, rate, 1e-3, new Xoshiro256StarStar(1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
}

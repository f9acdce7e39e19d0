using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Experiments.Balanced;

namespace StdpKernels.Tests.Tool.Simulation.Experiments;

internal sealed class SpikeCorrelationsTests
{
    private const int Bin = 10;
    private const int Bins = 2000;

    [Test]
    public void Trains_that_are_alike_or_opposite_have_a_correlation_of_one_or_minus_one()
    {
        // Neurons 0 and 1 fire in every other bin, 2 in the others, 3 never: it has no correlation.
        var monitor = Record(4, bin => bin % 2 == 0 ? [0, 1] : [2]);

        double[] correlations = SpikeCorrelations.OfPairs(monitor, 4, first: 0, Bin, Bins);

        Assert.That(correlations, Is.EqualTo(new[] { 1.0, -1, -1 }).Within(1e-9));
    }

    [Test]
    public void Independent_trains_have_none_and_those_with_common_events_have_theirs()
    {
        const int Neurons = 20;
        var independent = Record(new PoissonSource(Neurons, 20, 1e-3, new Xoshiro256StarStar(1)));
        var common = Record(new CorrelatedPoissonSource(Neurons, Neurons, 0.3, 20, 1e-3, new Xoshiro256StarStar(2)));
        double error = 4 / Math.Sqrt(Bins * (double)(Neurons * (Neurons - 1) / 2));

        Assert.That(SpikeCorrelations.OfPairs(independent, Neurons, 0, Bin, Bins).Average(), Is.Zero.Within(error));
        Assert.That(SpikeCorrelations.OfPairs(common, Neurons, 0, Bin, Bins).Average(), Is.EqualTo(0.3).Within(0.02));
    }

    [Test]
    public void Only_the_first_neurons_and_the_given_time_count()
    {
        var monitor = Record(3, bin => bin < Bins / 2 ? [0, 1, 2] : bin % 2 == 0 ? [0, 1] : [2]);

        double[] later = SpikeCorrelations.OfPairs(monitor, 2, first: Bins / 2 * Bin, Bin, Bins / 2);

        Assert.That(later, Is.EqualTo(new[] { 1.0 }).Within(1e-9));
    }

    private static SpikeMonitor Record(int neurons, Func<int, int[]> fired)
    {
        var indices = new List<int>();
        var starts = new List<int> { 0 };
        for (int step = 0; step < Bin * Bins; step++)
        {
            indices.AddRange(step % Bin == 0 ? fired(step / Bin) : []);
            starts.Add(indices.Count);
        }

        return Record(new RecordedSource(neurons, new SpikeEvents(indices.ToArray(), starts.ToArray())));
    }

    private static SpikeMonitor Record(ISpikeSource source)
    {
        var monitor = new SpikeMonitor(source, 1_000_000);
        for (int step = 0; step < Bin * Bins; step++)
        {
            source.Step();
            monitor.Record(step);
        }

        return monitor;
    }
}

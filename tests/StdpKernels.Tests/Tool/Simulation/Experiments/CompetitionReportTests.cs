using StdpKernels.Tool.Simulation.Experiments.Competition;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tests.Tool.Simulation.Experiments;

/// <summary>The expectations of the competition can be missed: each by what it is there to find.</summary>
internal sealed class CompetitionReportTests
{
    private const double Seconds = 1000;

    private static readonly double[] Brian = [.. CompetitionReference.Deciles];
    private static readonly double[] Symmetric = [.. CompetitionSeeds.SymmetricDeciles];

    [Test]
    public void Figures_as_expected_are_met()
    {
        IReadOnlyList<Verdict> verdicts = Create(Brian, 21, Symmetric, 16.6);
        Assert.That(Missed(verdicts), Is.Empty);
        Assert.That(verdicts.Count(verdict => verdict.IsMet == true), Is.EqualTo(26));
    }

    [Test]
    public void The_rate_of_one_network_is_not_that_of_the_other()
    {
        // The known difference of the two conventions: neither interval hides it.
        Assert.That(Missed(Create(Brian, 16.6, Symmetric, 16.6)), Is.EqualTo(new[] { "output rate over the whole run" }));
        Assert.That(Missed(Create(Brian, 21, Symmetric, 21)), Is.EqualTo(new[] { "symmetric coincidences: output rate over the whole run" }));
    }

    [Test]
    public void Weights_that_do_not_part_are_seen()
    {
        double[] even = [.. Enumerable.Repeat(0.1, 10)];
        Assert.That(Missed(Create(Brian, 21, even, 16.6)), Has.Length.GreaterThan(6).And.All.StartWith("symmetric coincidences: weights"));
        Assert.That(Missed(Create(even, 21, Symmetric, 16.6)), Has.Length.GreaterThan(6).And.All.StartWith("weights"));
    }

    [Test]
    public void A_twentieth_moved_from_one_bound_to_the_middle_is_seen([Values(0, 9)] int decile)
    {
        double[] moved = [.. Brian];
        moved[decile] -= 0.05;
        moved[4] += 0.05;
        Assert.That(Missed(Create(moved, 21, Symmetric, 16.6)), Has.Some.EqualTo("weights 0.4 – 0.5 g_max, fraction"));
    }

    private static string[] Missed(IEnumerable<Verdict> verdicts) =>
        [.. verdicts.Where(verdict => verdict.IsMet == false).Select(verdict => verdict.Quantity)];

    private static IReadOnlyList<Verdict> Create(double[] published, double rate, double[] symmetric, double symmetricRate)
    {
        var parameters = new CompetitionParameters();
        var correlated = parameters with { CorrelatedInputs = 200 };
        return CompetitionReport.Create(
        [
            Result(parameters, Weights(published), rate),
            Result(parameters, [.. Enumerable.Repeat(0.5f, 1000)], 20),
            Result(correlated, [.. Enumerable.Repeat(0.989f, 200), .. Enumerable.Repeat(0.226f, 800)], 20),
            Result(parameters with { Convention = CompetitionConvention.Symmetric }, Weights(symmetric), symmetricRate),
        ]).Verdicts;
    }

    private static CompetitionResult Result(CompetitionParameters parameters, float[] weights, double rate)
    {
        var history = new WeightHistory(2, Seconds);
        history.Record(0, weights);
        history.Record(1, weights);
        return new CompetitionResult(parameters, weights, history, [0, (long)(rate * Seconds)]);
    }

    // A thousand weights, as many in each tenth as its fraction says; the last one gets what rounding leaves.
    private static float[] Weights(double[] deciles)
    {
        List<float> weights = [];
        for (int decile = 0; decile < 10; decile++)
        {
            int count = decile == 9 ? 1000 - weights.Count : (int)Math.Round(1000 * deciles[decile]);
            weights.AddRange(Enumerable.Repeat((decile + 0.5f) / 10, count));
        }

        return [.. weights];
    }
}

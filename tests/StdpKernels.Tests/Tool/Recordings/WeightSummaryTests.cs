using StdpKernels.Tool.Recordings;

namespace StdpKernels.Tests.Tool.Recordings;

internal sealed class WeightSummaryTests
{
    [Test]
    public void Counts_weights_at_bounds_as_rounded_to_their_type() => Assert.That(
        WeightSummary.Of<float>([0.1f, 0.5f, 0.6f, 0.8f], 0.1, 0.8),
        Is.EqualTo(new WeightSummary(0.1f, 0.5, 0.8f, 0.25, 0.25)).Using<WeightSummary>(Close));

    [Test]
    public void Not_a_number_shows() => Assert.That(WeightSummary.Of<double>([0.5, double.NaN], 0, 1).Mean, Is.NaN);

    [Test]
    public void No_weights_have_no_summary() => Assert.That(WeightSummary.Of<double>([], 0, 1).ShareAtLower, Is.NaN);

    private static bool Close(WeightSummary left, WeightSummary right) =>
        Math.Abs(left.Mean - right.Mean) < 1e-7 && left with { Mean = 0 } == right with { Mean = 0 };
}

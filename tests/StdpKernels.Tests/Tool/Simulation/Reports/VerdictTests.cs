using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tests.Tool.Simulation.Reports;

internal sealed class VerdictTests
{
    [TestCase(0.9, false)]
    [TestCase(1.0, true)]
    [TestCase(3.0, true)]
    [TestCase(3.1, false)]
    [TestCase(double.NaN, false)]
    [TestCase(double.PositiveInfinity, false)]
    public void A_number_is_within_its_interval_or_missed(double measured, bool met)
    {
        Assert.That(Verdict.Within("q", measured, 2, 1, "theory").IsMet, Is.EqualTo(met));
        Assert.That(Verdict.Between("q", measured, 1, 3, "theory").IsMet, Is.EqualTo(met));
    }

    [Test]
    public void A_limit_has_one_side()
    {
        Verdict least = Verdict.AtLeast("q", 2, 1, "theory");
        Verdict most = Verdict.AtMost("q", double.NaN, 1, "theory");
        Assert.That((least.IsMet, least.From, least.To), Is.EqualTo((true, 1, (double?)null)));
        Assert.That((most.IsMet, most.From, most.To), Is.EqualTo((false, (double?)null, 1)));
    }

    [Test]
    public void What_is_shown_has_its_unit_and_what_is_compared_is_not_judged()
    {
        Assert.That(Verdict.Within("q", 2.345, 2, 1, "theory", "0.0", "Hz").Measured, Is.EqualTo("2.3 Hz"));
        Assert.That(Verdict.Compare("q", 1, "2").IsMet, Is.Null);
    }

    [Test]
    public void Other_seeds_leave_room_for_three_deviations_and_the_error_of_their_mean()
    {
        var seeds = new SeedStatistics(10, 1);
        Assert.That(seeds.Tolerance, Is.EqualTo(3 * Math.Sqrt(1.125)).Within(1e-12));
        Assert.That(Verdict.LikeSeeds("q", 13.18, seeds).IsMet, Is.True);
        Assert.That(Verdict.LikeSeeds("q", 13.19, seeds).IsMet, Is.False);
        Assert.That(SeedStatistics.OfShare(0.2, 1000).StandardDeviation, Is.EqualTo(Math.Sqrt(0.2 * 0.8 / 1000)));
        Assert.That(SeedStatistics.Source, Does.Contain("seeds 2 to 9").And.Contain("regression"));
    }

    [Test]
    public void What_belongs_to_another_run_is_not_judged() =>
        Assert.That(
            Verdict.Within("q", 1, 1, 1, "theory").Unjudged(),
            Is.EqualTo(new Verdict("q", 1, "1.00", "1.00 ± 1.00", null)));
}

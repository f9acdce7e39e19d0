using StdpKernels.Reporting.Commands;

namespace StdpKernels.Tests.Reporting;

internal sealed class NearestNameTests
{
    private static readonly string[] Names = ["w", "z_pre", "z_post", "t_pre", "t_post"];

    [TestCase("tpre", "t_pre")]
    [TestCase("T_PRE", "t_pre")]
    [TestCase("t_psot", "t_post")]
    [TestCase("z_ppre", "z_pre")]
    [TestCase("W", "w")]
    [TestCase("labels", null)]
    [TestCase("spikes", null)]
    public void Takes_the_name_with_the_fewest_changes_unless_these_are_many(string given, string? expected) =>
        Assert.That(NearestName.Find(given, Names), Is.EqualTo(expected));
}

using StdpKernels.Simulation;

namespace StdpKernels.Tests.Simulation;

internal sealed class CorrelatedPoissonSourceTests
{
    private const int Steps = 200_000;

    [Test]
    public void All_fire_at_the_rate_and_the_group_together()
    {
        var inputs = new CorrelatedPoissonSource(20, 8, 0.2, 20, 1e-3, new Xoshiro256StarStar(1));
        double[] spikes = new double[20];
        double inGroup = 0;
        double outside = 0;
        for (int step = 0; step < Steps; step++)
        {
            int[] fired = inputs.Step().ToArray();
            Assert.That(fired, Is.Ordered.And.Unique);
            foreach (int input in fired)
            {
                spikes[input]++;
            }

            inGroup += fired.Contains(0) && fired.Contains(5) ? 1 : 0;
            outside += fired.Contains(0) && fired.Contains(12) ? 1 : 0;
        }

        const double Expected = 0.02 * Steps;
        Assert.That(spikes, Has.All.EqualTo(Expected).Within(4 * Math.Sqrt(Expected)));
        Assert.That(inGroup, Is.EqualTo(0.2 * Expected).Within(4 * Math.Sqrt(0.2 * Expected)));
        Assert.That(outside, Is.EqualTo(0.02 * Expected).Within(4 * Math.Sqrt(0.02 * Expected)));
    }
}

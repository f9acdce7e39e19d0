using System.Numerics;
using StdpKernels.DigestWorkload;

namespace StdpKernels.Tests.Digests;

/// <summary>Powers other than 0, ½ and 1 are the platform's: the one part of the workload that is bounded instead of equal.</summary>
[TestFixture(typeof(float), ExpectedPowers.SingleBound)]
[TestFixture(typeof(double), ExpectedPowers.DoubleBound)]
internal sealed class PowerTests<T>(double bound)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Every_machine_computes_the_committed_weights_within_a_bound([Values] bool convolution)
    {
        WorkloadCase[] cases = [.. WorkloadCases.Powers(convolution)];
        double[][] expected = ExpectedPowers.Of(convolution);
        Assert.That(expected, Has.Length.EqualTo(cases.Length));
        for (int i = 0; i < cases.Length; i++)
        {
            double[] sample = WorkloadRun.Sample<T>(cases[i], Route.First, ExpectedPowers.Count);
            Assert.That(sample, Is.EqualTo(expected[i]).Within(bound), $"{cases[i]}");
        }
    }
}

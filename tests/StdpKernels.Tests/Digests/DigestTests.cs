using StdpKernels.DigestWorkload;

namespace StdpKernels.Tests.Digests;

/// <summary>
/// One workload of all steps, rules, parameters, densities and types gives one digest: on every machine, along every route, with any
/// number of threads. Its constants are committed, so that runs at different vector widths compare with the same numbers.
/// </summary>
[Parallelizable]
internal sealed class DigestTests
{
    [Test]
    public void Every_machine_computes_the_committed_digest([ValueSource(typeof(DigestGroup), nameof(DigestGroup.All))] DigestGroup group)
    {
        bool fused = Fusion.IsFused();
        Assert.That(
            $"0x{group.Compute():X16}",
            Is.EqualTo($"0x{ExpectedDigests.Of(group, fused):X16}"),
            $"{group}, {(fused ? "fused" : "not fused")}");
    }

    [Test]
    public void Every_route_gives_the_same_bits([ValueSource(typeof(DigestGroup), nameof(DigestGroup.All))] DigestGroup group)
    {
        var different = new List<string>();
        foreach (WorkloadCase workload in group.Cases)
        {
            ulong expected = group.Compute(workload, Route.First);
            foreach (Route route in Route.All(group.Convolution).Where(route => group.Compute(workload, route) != expected))
            {
                different.Add($"{workload}: {route}");
            }
        }

        Assert.That(different, Is.Empty);
    }

    [Test]
    public void Every_machine_propagates_the_committed_digest(
        [ValueSource(typeof(DigestGroup), nameof(DigestGroup.All))] DigestGroup group) => Assert.That($"0x{group.Propagate():X16}", Is.EqualTo($"0x{ExpectedDigests.OfPropagation(group):X16}"), $"{group}");

    [Test]
    public void Every_route_and_number_of_threads_propagates_the_same_bits(
        [ValueSource(typeof(DigestGroup), nameof(DigestGroup.All))] DigestGroup group)
    {
        var different = new List<string>();
        foreach (WorkloadCase workload in group.PropagatedCases)
        {
            // Smaller ones are never shared.
            int[] numbersOfThreads = group.LargeCases.Any(large => large.Shape == workload.Shape) ? [1, 3] : [1];
            ulong expected = group.Propagate(workload, Route.FirstPrepared);
            foreach (Route route in Route.All(group.Convolution).Where(route => route.Prepared))
            {
                foreach (int threads in numbersOfThreads)
                {
                    if (group.Propagate(workload, route with { Threads = threads }) != expected)
                    {
                        different.Add($"{workload}: {route}, {threads} threads");
                    }
                }
            }
        }

        Assert.That(different, Is.Empty);
    }

    [Test]
    public void Any_number_of_threads_gives_the_same_bits(
        [ValueSource(typeof(DigestGroup), nameof(DigestGroup.All))] DigestGroup group)
    {
        var different = new List<string>();
        foreach (WorkloadCase workload in group.LargeCases)
        {
            ulong expected = group.Compute(workload, Route.First);
            for (int threads = 1; threads <= 8; threads++)
            {
                // The kernels are the same for lists; an odd number of threads takes one of the ways in, an even one the other.
                foreach ((bool presynapticRows, bool sparse) in
                    group.Convolution ? new[] { (false, false) } : [(false, false), (true, false), (false, true)])
                {
                    var route = new Route(Prepared: true, Events: threads % 2 == 1, Company.None, threads, presynapticRows, sparse);
                    if (group.Compute(workload, route) != expected)
                    {
                        different.Add($"{workload}: {route}");
                    }
                }
            }
        }

        Assert.That(different, Is.Empty);
    }
}

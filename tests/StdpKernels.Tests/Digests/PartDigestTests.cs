using StdpKernels.DigestWorkload;
using StdpKernels.DigestWorkload.Parts;
using StdpKernels.Synapses;

namespace StdpKernels.Tests.Digests;

/// <summary>
/// Every part of a rule (traces, coincidence, order, triplets, targets, gates, changes, eligibility and rewards, windows, groups) gives one digest: on
/// every machine, along every route, along every kernel, with any number of threads.
/// </summary>
[Parallelizable]
internal sealed class PartDigestTests
{
    [Test]
    public void Every_machine_computes_the_committed_digest([ValueSource(typeof(PartGroup), nameof(PartGroup.All))] PartGroup group)
    {
        bool fused = Fusion.IsFused();
        Assert.That(
            $"0x{group.Compute():X16}", Is.EqualTo($"0x{ExpectedParts.Of(group, fused):X16}"), $"{group}, {(fused ? "fused" : "not fused")}");
    }

    [Test]
    public void Every_route_gives_the_same_bits([ValueSource(typeof(PartGroup), nameof(PartGroup.All))] PartGroup group)
    {
        var different = new List<string>();
        foreach (PartCase one in group.Cases)
        {
            ulong expected = group.Compute(one, PartGroup.FirstOf(one));
            different.AddRange(group.RoutesOf(one).Where(route => group.Compute(one, route) != expected).Select(route => $"{one}: {route}"));
        }

        Assert.That(different, Is.Empty);
    }

    [Test]
    public void Any_number_of_threads_gives_the_same_bits([ValueSource(typeof(PartGroup), nameof(PartGroup.All))] PartGroup group)
    {
        var different = new List<string>();
        foreach (PartCase one in group.LargeCases)
        {
            ulong expected = group.Compute(one, PartGroup.FirstOf(one));
            for (int threads = 1; threads <= 5; threads++)
            {
                var route = new Route(
                    Prepared: true,
                    Events: threads % 2 == 1,
                    Company.None,
                    threads,
                    PresynapticRows: !group.Convolution && threads % 3 == 0,
                    Sparse: !group.Convolution && threads % 3 == 1);
                if (group.Compute(one, route) != expected)
                {
                    different.Add($"{one}: {route}");
                }
            }
        }

        Assert.That(different, Is.Empty);
    }

    [Test]
    public void Every_kernel_in_any_number_of_parts_gives_the_same_bits(
        [ValueSource(typeof(PartGroup), nameof(PartGroup.All))] PartGroup group, [Values] bool isSparse)
    {
        var different = new List<string>();
        foreach ((int index, PartCase one) in group.Cases.Index())
        {
            ulong expected = group.Compute(one, PartGroup.FirstOf(one));
            foreach (ForcedPath forced in ForcedPaths.Of(isSparse, group.Convolution, Math.Min(3, (one.Workload.Shape.Outputs + 5) / 6), index))
            {
                var route = new Route(Prepared: true, Events: isSparse, Company.None, forced.Parts);
                ulong came = group.IsDouble
                    ? PartRun<double>.Digest(one, route, layer => layer.Synapses.Forced = forced)
                    : PartRun<float>.Digest(one, route, layer => layer.Synapses.Forced = forced);
                if (came != expected)
                {
                    different.Add($"{one}: {forced}");
                }
            }
        }

        Assert.That(different, Is.Empty);
    }
}

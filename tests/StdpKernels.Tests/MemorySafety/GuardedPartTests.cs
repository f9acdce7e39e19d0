using StdpKernels.DigestWorkload;
using StdpKernels.DigestWorkload.Parts;
using StdpKernels.Kernels.Dense;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.MemorySafety;

/// <summary>
/// Every part of a rule with every buffer of the library between guard pages (weights, traces, slow traces, eligibility, changes, what counts
/// instead of spikes), with blocks of ordinary and of the smallest size: the bits of ordinary memory.
/// </summary>
internal sealed class GuardedPartTests
{
    private static readonly BlockSizes Smallest = new(2, 1);

    [Test]
    public void Parts_of_rules(
        [ValueSource(typeof(PartGroup), nameof(PartGroup.All))] PartGroup group,
        [Values] bool events,
        [Values] Placement placement,
        [Values] bool smallBlocks)
    {
        if (Pages.WhyNot is { } reason)
        {
            Assert.Ignore(reason);
        }

        var different = new List<string>();
        foreach (PartCase one in group.Cases)
        {
            ulong expected = group.Compute(one, PartGroup.FirstOf(one));
            foreach (Route route in group.RoutesOf(one).Where(route => route.Events == events && route.Company == Company.None))
            {
                using var guard = new GuardedMemory(placement, smallBlocks ? Smallest : null);
                if (group.Compute(one, route) != expected)
                {
                    different.Add($"{one}: {route}");
                }

                Assert.That(guard.IsIntact, Is.True, $"memory beside the buffers, {one}: {route}");
                Assert.That(guard.Count, Is.GreaterThan(2), "buffers between guard pages");
            }
        }

        Assert.That(different, Is.Empty);
    }
}

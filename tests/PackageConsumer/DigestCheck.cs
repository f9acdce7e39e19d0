using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.DigestWorkload;
using StdpKernels.DigestWorkload.Parts;

namespace StdpKernels.PackageConsumer;

/// <summary>Compares the digests of the workload with those that the tests commit to.</summary>
internal static class DigestCheck
{
    public static int Run()
    {
        bool fused = Fusion.IsFused();
        int failed = 0;
        foreach (DigestGroup group in DigestGroup.All)
        {
            failed += Differs($"{group}", group.Compute(), ExpectedDigests.Of(group, fused));
            failed += Differs($"{group}, propagated", group.Propagate(), ExpectedDigests.OfPropagation(group));
        }

        foreach (PartGroup group in PartGroup.All)
        {
            failed += Differs($"{group}", group.Compute(), ExpectedParts.Of(group, fused));
        }

        int all = (2 * DigestGroup.All.Count()) + PartGroup.All.Count();
        string kind = OperatingSystem.IsBrowser() ? "WebAssembly" : RuntimeFeature.IsDynamicCodeSupported ? "JIT" : "AOT";
        Console.WriteLine(
            $"{all - failed} of {all} digests are those of the tests "
            + $"({kind}, vectors of {Vector<byte>.Count * 8} bits{(fused ? ", fused multiply-add" : "")})");
        return failed == 0 ? 0 : 1;
    }

    private static int Differs(string what, ulong digest, ulong expected)
    {
        if (digest == expected)
        {
            return 0;
        }

        Console.Error.WriteLine($"{what}: {digest:X16}, not {expected:X16}");
        return 1;
    }
}

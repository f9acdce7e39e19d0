using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.DigestWorkload;

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
            ulong expected = ExpectedDigests.Of(group, fused);
            ulong digest = group.Compute();
            if (digest != expected)
            {
                Console.Error.WriteLine($"{group}: {digest:X16}, not {expected:X16}");
                failed++;
            }
        }

        string kind = OperatingSystem.IsBrowser() ? "WebAssembly" : RuntimeFeature.IsDynamicCodeSupported ? "JIT" : "AOT";
        Console.WriteLine(
            $"{DigestGroup.All.Count() - failed} of {DigestGroup.All.Count()} digests are those of the tests "
            + $"({kind}, vectors of {Vector<byte>.Count * 8} bits{(fused ? ", fused multiply-add" : "")})");
        return failed == 0 ? 0 : 1;
    }
}

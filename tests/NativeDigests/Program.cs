using StdpKernels.DigestWorkload;
using StdpKernels.Native.Tests;

// Computes the workload of the tests through the library that STDPKERNELS_NATIVE names: the digests have to be those of the tests.
int wrong = 0;
foreach (DigestGroup group in DigestGroup.All)
{
    ulong expected = ExpectedDigests.Of(group, Fusion.IsFused());
    ulong actual = NativeDigest.Of(group);
    if (actual != expected)
    {
        Console.Error.WriteLine($"{group}: 0x{actual:X16} instead of 0x{expected:X16}");
        wrong++;
    }
}

int groups = DigestGroup.All.Count();
Console.WriteLine($"{groups - wrong} of {groups} digests");
return wrong == 0 ? 0 : 1;

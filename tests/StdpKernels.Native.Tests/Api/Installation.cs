using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace StdpKernels.Native.Tests.Api;

/// <summary>The library as build.sh has installed it, in the folder that <c>STDPKERNELS_NATIVE</c> names.</summary>
internal static class Installation
{
    private const string Variable = "STDPKERNELS_NATIVE";

    public static string Prefix
    {
        get
        {
            string? prefix = Environment.GetEnvironmentVariable(Variable);
            if (string.IsNullOrEmpty(prefix))
            {
                Assert.Ignore($"{Variable} is not set: the library was not built. tests/native.sh builds it.");
            }

            return prefix;
        }
    }

    public static string LibraryFolder => Path.Combine(Prefix, "lib");

    /// <summary>The build that runs on every processor.</summary>
    public static string Baseline => Path.Combine(LibraryFolder, "libstdpkernels.so.0");

    /// <summary>The build with vectors of 256 bits; on ARM64 there is none.</summary>
    public static string Wide => Path.Combine(LibraryFolder, "glibc-hwcaps", "x86-64-v3", "libstdpkernels.so.0");

    /// <summary>The build that the loader of the system takes on this machine.</summary>
    public static string Suitable => Avx2.IsSupported && File.Exists(Wide) ? Wide : Baseline;

    public static void LoadSuitable(System.Reflection.Assembly assembly) => NativeLibrary.SetDllImportResolver(
        assembly, (name, _, _) => name == "stdpkernels" ? NativeLibrary.Load(Suitable) : 0);
}

using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace StdpKernels.Native.Tests.Api;

/// <summary>The files of the library, as build.sh has installed them in the folder that <c>STDPKERNELS_NATIVE</c> names.</summary>
internal static class InstalledLibrary
{
    public const string Variable = "STDPKERNELS_NATIVE";

    /// <summary>The folder, or null where none is named.</summary>
    public static string? Prefix => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } prefix ? prefix : null;

    public static string Folder => Path.Combine(Prefix ?? throw new InvalidOperationException($"{Variable} is not set."), "lib");

    /// <summary>The build that runs on every processor.</summary>
    public static string Baseline => Path.Combine(Folder, "libstdpkernels.so.0");

    /// <summary>The build with vectors of 256 bits; on ARM64 there is none.</summary>
    public static string Wide => Path.Combine(Folder, "glibc-hwcaps", "x86-64-v3", "libstdpkernels.so.0");

    /// <summary>The build that the loader of the system takes on this machine.</summary>
    public static string Suitable => Avx2.IsSupported && File.Exists(Wide) ? Wide : Baseline;

    public static void LoadSuitable(Assembly assembly) => NativeLibrary.SetDllImportResolver(
        assembly, (name, _, _) => name == "stdpkernels" ? NativeLibrary.Load(Suitable) : 0);
}

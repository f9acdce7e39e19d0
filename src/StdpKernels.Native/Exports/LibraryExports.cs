using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;

namespace StdpKernels.Native.Exports;

/// <summary>What the header has of the library itself. These cannot fail.</summary>
internal static unsafe class LibraryExports
{
    private const int AbiVersion = 1;

    private static readonly byte* Text = (byte*)Marshal.StringToCoTaskMemUTF8(
        typeof(Stdp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0");

    [UnmanagedCallersOnly(EntryPoint = "stdp_version")]
    public static byte* Version() => Text;

    [UnmanagedCallersOnly(EntryPoint = "stdp_abi_version")]
    public static int Abi() => AbiVersion;

    [UnmanagedCallersOnly(EntryPoint = "stdp_vector_bits")]
    public static int VectorBits() => 8 * Vector<byte>.Count;

    [UnmanagedCallersOnly(EntryPoint = "stdp_last_error")]
    public static byte* LastErrorText() => LastError.Pointer;
}

using System.ComponentModel;
using System.Runtime.InteropServices;

namespace StdpKernels.Tests.Support;

/// <summary>Memory from the operating system, in pages that can be made inaccessible. Linux only.</summary>
internal sealed partial class Pages : IDisposable
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymousNoReserve = 0x4022;

    private readonly nint _start;
    private readonly nuint _length;

    /// <summary>Inaccessible memory, which costs nothing however long it is.</summary>
    public Pages(nuint length)
    {
        _length = length;
        _start = Map(0, length, 0, PrivateAnonymousNoReserve, -1, 0);
        Require(_start != -1);
    }

    public static int Size => Environment.SystemPageSize;

    /// <summary>Why tests that need this are left out, or null.</summary>
    public static string? WhyNot => OperatingSystem.IsLinux() ? null : "Guard pages are made with the system calls of Linux.";

    public nint Start => _start;

    /// <summary>Lets a part be read and written, which is zero then.</summary>
    public void Open(nint offset, nuint length) => Require(Protect(_start + offset, length, ReadWrite) == 0);

    public void Dispose() => Require(Unmap(_start, _length) == 0);

    private static void Require(bool done)
    {
        if (!done)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(nint address, nuint length);
}

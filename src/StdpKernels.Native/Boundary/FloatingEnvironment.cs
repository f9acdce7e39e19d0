using System.Runtime.InteropServices;

namespace StdpKernels.Native.Boundary;

/// <summary>
/// Computes with the ordinary rules of floating point, whatever the caller has set: numbers below the normal ones are not flushed to
/// zero, results are rounded to the nearest, and exceptions are not traps. What the caller has set is there again afterwards.
/// </summary>
/// <remarks>
/// That something is set is found out by computing, which takes a few nanoseconds; to ask the processor takes many more. On other
/// systems than Linux the caller's settings stay.
/// </remarks>
internal readonly unsafe ref struct FloatingEnvironment
{
    // As large as those of x64 and ARM64.
    private const int SavedWords = 8;

    // In an array, so that the compiler does not do the sums: the smallest normal number, one below it, one, and one that vanishes beside it.
    private static readonly float[] Probes = [1.17549435E-38f, 1e-40f, 1, 1e-9f];

    [ThreadStatic]
    private static ulong[]? _saved;

    private readonly bool _isChanged;

    private FloatingEnvironment(bool isChanged) => _isChanged = isChanged;

    public static FloatingEnvironment Enter()
    {
        if (!OperatingSystem.IsLinux() || (NoTraps() && IsOrdinary()))
        {
            return default;
        }

        _saved ??= new ulong[SavedWords];
        fixed (ulong* saved = _saved)
        {
            _ = GetEnvironment(saved);
        }

        // FE_DFL_ENV of glibc.
        _ = SetEnvironment((ulong*)-1);
        return new FloatingEnvironment(true);
    }

    public void Dispose()
    {
        if (_isChanged)
        {
            fixed (ulong* saved = _saved)
            {
                _ = SetEnvironment(saved);
            }
        }
    }

    private static bool IsOrdinary()
    {
        (float smallest, float below, float one, float tiny) = (Probes[0], Probes[1], Probes[2], Probes[3]);
        return smallest * 0.5f != 0 && below * 1e9f != 0 && one + tiny == one && one - tiny == one;
    }

    private static bool NoTraps() => EnabledTraps() == 0;

    [DllImport("libm", EntryPoint = "fegetexcept")]
    [SuppressGCTransition]
    private static extern int EnabledTraps();

    [DllImport("libm", EntryPoint = "fegetenv")]
    [SuppressGCTransition]
    private static extern int GetEnvironment(ulong* environment);

    [DllImport("libm", EntryPoint = "fesetenv")]
    [SuppressGCTransition]
    private static extern int SetEnvironment(ulong* environment);
}

namespace StdpKernels.Native.Tests.Api;

/// <summary>Calls that must succeed.</summary>
internal static class Checked
{
    public static void Succeeds(int status)
    {
        if (status != 0)
        {
            throw new NativeRefusal(status, Native.LastError);
        }
    }
}

/// <summary>What the library has refused.</summary>
internal sealed class NativeRefusal(int status, string text) : Exception($"status {status}: {text}");

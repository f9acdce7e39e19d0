using System.Runtime.CompilerServices;

namespace StdpKernels.Native.Boundary;

/// <summary>Turns an exception into what an export returns, and keeps its text for the thread.</summary>
internal static class Failure
{
    /// <summary>The last thing of every export.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Of(Exception e)
    {
        Status status = e switch
        {
            RefusedException refused => refused.Status,
            ArgumentNullException => Status.Null,
            ArgumentOutOfRangeException => Status.Range,
            ArgumentException => Status.Argument,
            InvalidOperationException => Status.Busy,
            InvalidDataException => Status.Format,
            IOException or UnauthorizedAccessException => Status.File,
            OutOfMemoryException => Status.Memory,
            _ => Status.Internal,
        };
        LastError.Set(e, status);
        return (int)status;
    }
}

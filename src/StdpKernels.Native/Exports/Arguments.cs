using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;

namespace StdpKernels.Native.Exports;

/// <summary>Checks of what several exports take.</summary>
internal static unsafe class Arguments
{
    private const int MaxRank = 4;

    public static void RequireResult(void* result, string name)
    {
        if (result is null)
        {
            throw RefusedException.Null(name);
        }
    }

    public static TensorShape Shape(int rank, int* shape, string rankName, string shapeName)
    {
        if (rank is < 0 or > MaxRank)
        {
            throw RefusedException.Range($"{rankName} must be from 0 to {MaxRank}, but it is {rank}.");
        }

        if (shape is null && rank > 0)
        {
            throw RefusedException.Null(shapeName);
        }

        return new TensorShape(new ReadOnlySpan<int>(shape, rank));
    }

    public static string Text(byte* text, string name)
    {
        RequireResult(text, name);
        return Marshal.PtrToStringUTF8((nint)text)!;
    }
}

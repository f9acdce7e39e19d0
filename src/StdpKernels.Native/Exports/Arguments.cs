using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>Checks of what several exports take.</summary>
internal static unsafe class Arguments
{
    public static void RequireResult(void* result, string name)
    {
        if (result is null)
        {
            throw RefusedException.Null(name);
        }
    }

    public static TensorShape Shape(int rank, int* shape, string rankName, string shapeName)
    {
        if (rank is < 0 or > TensorShape.MaxRank)
        {
            throw RefusedException.Range($"{rankName} must be from 0 to {TensorShape.MaxRank}, but it is {rank}.");
        }

        if (shape is null && rank > 0)
        {
            throw RefusedException.Null(shapeName);
        }

        return new TensorShape(new ReadOnlySpan<int>(shape, rank));
    }

    /// <summary>Gives a shape to the caller, who has room for four dimensions.</summary>
    public static void CopyShape(TensorShape dimensions, int* rank, int* shape)
    {
        RequireResult(rank, nameof(rank));
        RequireResult(shape, nameof(shape));
        *rank = dimensions.Rank;
        for (int dimension = 0; dimension < dimensions.Rank; dimension++)
        {
            shape[dimension] = dimensions[dimension];
        }
    }

    /// <summary>A layer of one type.</summary>
    public static LayerObject<T> Layer<T>(nint layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        HandleTable.Get<LayerObject<T>>(layer, "layer", typeof(T) == typeof(float) ? "a layer of float32" : "a layer of float64");

    /// <summary>Parameters of either type.</summary>
    public static ParametersObject Parameters(nint parameters) =>
        HandleTable.Get<ParametersObject>(parameters, "parameters", "parameters");

    public static string Text(byte* text, string name)
    {
        RequireResult(text, name);
        return Marshal.PtrToStringUTF8((nint)text)!;
    }
}

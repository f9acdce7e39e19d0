using System.Numerics;

namespace StdpKernels.DigestWorkload;

/// <summary>Weights <c>[O, I]</c>, and tensors that broadcast to them, as a layer with rows of presynaptic neurons has them.</summary>
internal static class PresynapticRows
{
    /// <summary>The transpose of a matrix with so many rows and columns.</summary>
    public static T[] Transpose<T>(ReadOnlySpan<T> matrix, int rows, int columns)
    {
        var transposed = new T[matrix.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                transposed[(column * rows) + row] = matrix[(row * columns) + column];
            }
        }

        return transposed;
    }

    /// <summary>The same parameters for weights <c>[I, O]</c>; those of the traces stay.</summary>
    public static StdpParameters<T> Transpose<T>(StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => parameters with
        {
            EtaPlus = Transpose(parameters.EtaPlus),
            EtaMinus = Transpose(parameters.EtaMinus),
            WMin = Transpose(parameters.WMin),
            WMax = Transpose(parameters.WMax),
            Mu = Transpose(parameters.Mu),
            MuPlus = Transpose(parameters.MuPlus),
            MuMinus = Transpose(parameters.MuMinus),
        };

    private static StdpParameter<T> Transpose<T>(StdpParameter<T> parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!parameter.IsTensor || parameter.Shape.Rank == 0)
        {
            return parameter;
        }

        (int rows, int columns) = parameter.Shape.Rank == 1 ? (1, parameter.Shape[0]) : (parameter.Shape[0], parameter.Shape[1]);
        return new StdpParameter<T>(Transpose(parameter.Values, rows, columns), columns, rows);
    }
}

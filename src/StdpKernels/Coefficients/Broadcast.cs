namespace StdpKernels.Coefficients;

/// <summary>NumPy's broadcasting of a parameter to the trace or weight it belongs to: aligned at the last dimension, ones repeat.</summary>
internal static class Broadcast
{
    /// <exception cref="ArgumentException">The shape does not broadcast to the target, or would enlarge it.</exception>
    public static void Require(
        TensorShape shape, TensorShape target, string parameter, string targetName, string argument = "parameters")
    {
        bool fits = shape.Rank <= target.Rank;
        for (int d = 1; fits && d <= shape.Rank; d++)
        {
            fits = shape[^d] == target[^d] || shape[^d] == 1;
        }

        if (!fits)
        {
            Validation.Require.Throw(
                $"{parameter} must broadcast to {targetName} {target}, but its shape is {shape}{Hint(shape, target)}.", argument);
        }
    }

    /// <summary>What shape a list has that goes along another dimension than the last.</summary>
    private static string Hint(TensorShape shape, TensorShape target)
    {
        for (int dimension = 0; shape.Rank == 1 && dimension < target.Rank - 1; dimension++)
        {
            if (target[dimension] == shape[0])
            {
                int[] along = [shape[0], .. Enumerable.Repeat(1, target.Rank - 1 - dimension)];
                return $"; along its dimension of {shape[0]} it would be {new TensorShape(along)}";
            }
        }

        return "";
    }

    /// <summary>Whether the values differ along one dimension of the target.</summary>
    public static bool Varies(TensorShape shape, TensorShape target, int dimension)
    {
        int aligned = dimension - (target.Rank - shape.Rank);
        return aligned >= 0 && shape[aligned] != 1;
    }

    /// <summary>Writes the values of the target's dimensions from <paramref name="from"/> on, with all before it at index 0.</summary>
    /// <param name="values">The parameter's values, row-major.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="target">The shape to fill; the parameter has been checked against it.</param>
    /// <param name="from">The outermost dimension to expand.</param>
    /// <param name="destination">Product of the target's dimensions from <paramref name="from"/> on.</param>
    public static void Expand<T>(
        ReadOnlySpan<T> values, TensorShape shape, TensorShape target, int from, Span<T> destination)
    {
        if (destination.IsEmpty)
        {
            return;
        }

        if (from == target.Rank)
        {
            destination[0] = values[0];
            return;
        }

        // Split both along the dimension; without it in the shape, or with 1, every part reads the same values.
        int parts = target[from];
        bool varies = Varies(shape, target, from);
        int partLength = destination.Length / parts;
        int valuesLength = varies ? values.Length / parts : values.Length;
        for (int i = 0; i < parts; i++)
        {
            Expand(
                values.Slice(varies ? i * valuesLength : 0, valuesLength),
                shape,
                target,
                from + 1,
                destination.Slice(i * partLength, partLength));
        }
    }
}

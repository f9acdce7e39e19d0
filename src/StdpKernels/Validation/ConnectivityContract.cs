namespace StdpKernels.Validation;

/// <summary>
/// What holds of the lists that synapses are made from. They are copied first: what happens to their memory meanwhile does not matter.
/// </summary>
internal static class ConnectivityContract
{
    /// <summary>The numbers of neurons on both sides.</summary>
    public static void RequireSizes(int inputs, int outputs)
    {
        Require.Size(inputs);
        Require.Size(outputs);
        Require.Fits(inputs + 1L, "where the rows start", nameof(inputs));
        Require.Fits(outputs + 1L, "where the columns start", nameof(outputs));
    }

    /// <summary>Neurons that are there.</summary>
    public static void RequireNeurons(ReadOnlySpan<int> neurons, int count, string name)
    {
        for (int i = 0; i < neurons.Length; i++)
        {
            if ((uint)neurons[i] >= (uint)count)
            {
                throw new ArgumentOutOfRangeException(
                    name, neurons[i], $"{name} must have neurons from 0 up to, not including, {count}; at {i} it has {neurons[i]}.");
            }
        }
    }

    /// <summary>No more synapses than neurons on the other side.</summary>
    public static void RequireDegree(int degree, int neurons, string name)
    {
        if (degree < 0 || degree > neurons)
        {
            throw new ArgumentOutOfRangeException(
                name, degree, $"{name} must be from 0 to {neurons}, the number of neurons on the other side.");
        }
    }

    /// <summary>Copies of compressed lists, which ascend strictly.</summary>
    public static (long[] Starts, int[] Neurons) Lists(
        ReadOnlySpan<long> starts, ReadOnlySpan<int> neurons, int lists, int count, string startsName, string neuronsName)
    {
        if (starts.Length != lists + 1L)
        {
            Require.Throw($"{startsName} must have {lists + 1L} numbers, but it has {starts.Length}.", startsName);
        }

        Require.Fits(neurons.Length, "the list of synapses", neuronsName);
        long[] copiedStarts = starts.ToArray();
        int[] copiedNeurons = neurons.ToArray();
        if (copiedStarts[0] != 0 || copiedStarts[^1] != copiedNeurons.Length)
        {
            Require.Throw(
                $"{startsName} must run from 0 to the number of synapses, {copiedNeurons.Length}, but it runs from {copiedStarts[0]} to "
                + $"{copiedStarts[^1]}.",
                startsName);
        }

        for (int list = 0; list < lists; list++)
        {
            if (copiedStarts[list + 1] < copiedStarts[list])
            {
                Require.Throw(
                    $"{startsName} must not descend, but {copiedStarts[list + 1]} (at {list + 1}) follows {copiedStarts[list]}.",
                    startsName);
            }
        }

        RequireNeurons(copiedNeurons, count, neuronsName);
        for (int list = 0; list < lists; list++)
        {
            RequireAscending(copiedNeurons.AsSpan()[(int)copiedStarts[list]..(int)copiedStarts[list + 1]], list, neuronsName);
        }

        return (copiedStarts, copiedNeurons);
    }

    private static void RequireAscending(ReadOnlySpan<int> neurons, int list, string name)
    {
        for (int i = 1; i < neurons.Length; i++)
        {
            if (neurons[i] <= neurons[i - 1])
            {
                Require.Throw($"{name} must ascend in a list, but in list {list} {neurons[i]} follows {neurons[i - 1]}.", name);
            }
        }
    }
}

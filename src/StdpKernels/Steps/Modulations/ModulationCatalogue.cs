using System.Numerics;

namespace StdpKernels.Steps.Modulations;

/// <summary>Which modulations a rule has, in the order in which they act.</summary>
internal static class ModulationCatalogue
{
    /// <exception cref="ArgumentException">A tensor does not broadcast.</exception>
    public static Modulation<T>[] Of<T>(StdpState<T> state, StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        List<Modulation<T>> modulations = [];
        if (TargetRate<T>.Of(state, parameters) is { } rate)
        {
            modulations.Add(rate);
        }

        if (TripletCount<T>.Of(state, parameters) is { } triplets)
        {
            modulations.Add(triplets);
        }

        return [.. modulations];
    }
}

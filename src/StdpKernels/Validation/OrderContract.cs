using System.Numerics;

namespace StdpKernels.Validation;

/// <summary>What holds of the order in which a step changes weights.</summary>
internal static class OrderContract
{
    /// <param name="parameters">The parameters.</param>
    /// <param name="tellsTouched">Whether the layer has a weight for each pair of neurons, and one sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">A choice is undefined.</exception>
    /// <exception cref="ArgumentException">Choices that make no sense together.</exception>
    public static void Validate<T>(StdpParameters<T> parameters, bool tellsTouched)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Number(parameters.TargetPost, nameof(parameters.TargetPost), nameof(parameters));
        Require.Defined(parameters.Order, nameof(parameters.Order), nameof(parameters));
        Require.Defined(parameters.BoundScope, nameof(parameters.BoundScope), nameof(parameters));
        if (parameters.BoundScope == StdpBoundScope.TouchedWeights && Objection(parameters, tellsTouched) is { } objection)
        {
            Require.Throw($"BoundScope must be AllWeights {objection}, but it is TouchedWeights.", nameof(parameters));
        }
    }

    private static string? Objection<T>(StdpParameters<T> parameters, bool tellsTouched)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        !parameters.HardBound ? "without HardBound, where there is no bound"
        : parameters.Order == StdpOrder.Together ? "where both changes come together (Order), because a weight is touched by one of them"
        : !tellsTouched ? "in convolutions and with other batches than of one sample, where a sum has touched a weight or not"
        : null;
}

using System.Numerics;

namespace StdpKernels.Tests.Reference;

/// <summary>The four weight dependences, the update and the bound, for one weight.</summary>
internal static class ReferenceRule
{
    public static T Potentiation<T>(ReferenceParameters<T> parameters, T w, params ReadOnlySpan<int> index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Factor(parameters, parameters.EtaPlus.Broadcast(index), parameters.WMax.Broadcast(index) - w, index);

    public static T Depression<T>(ReferenceParameters<T> parameters, T w, params ReadOnlySpan<int> index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Factor(parameters, parameters.EtaMinus.Broadcast(index), w - parameters.WMin.Broadcast(index), index);

    public static T Update<T>(ReferenceParameters<T> parameters, T w, T p, T m, params ReadOnlySpan<int> index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T updated = w + ((Potentiation(parameters, w, index) * p) - (Depression(parameters, w, index) * m));
        return parameters.HardBound
            ? Minimum(Maximum(updated, parameters.WMin.Broadcast(index)), parameters.WMax.Broadcast(index))
            : updated;
    }

    private static T Factor<T>(ReferenceParameters<T> parameters, T eta, T room, ReadOnlySpan<int> index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => parameters.Algorithm switch
        {
            StdpAlgorithm.Additive => eta,
            StdpAlgorithm.AdditiveStep => eta * (room > T.Zero ? T.One : T.Zero),
            StdpAlgorithm.MultiplicativePow => eta * Power(room, parameters.Mu.Broadcast(index)),
            StdpAlgorithm.MultiplicativeRelu => eta * Maximum(room, T.Zero),
            _ => throw new ArgumentOutOfRangeException(nameof(parameters), parameters.Algorithm, "No such algorithm."),
        };

    private static T Power<T>(T x, T exponent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => exponent == T.Zero ? T.One : T.Pow(x, exponent);

    // By comparison, since the contract does not tell the two zeros apart.
    private static T Maximum<T>(T x, T y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.IsNaN(x) || T.IsNaN(y) ? T.NaN : x < y ? y : x;

    private static T Minimum<T>(T x, T y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.IsNaN(x) || T.IsNaN(y) ? T.NaN : x > y ? y : x;
}

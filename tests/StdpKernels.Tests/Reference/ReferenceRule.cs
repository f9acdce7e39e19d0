using System.Numerics;

namespace StdpKernels.Tests.Reference;

/// <summary>The weight dependences, the update and the bound, for one weight.</summary>
internal static class ReferenceRule
{
    public static T Potentiation<T>(ReferenceParameters<T> parameters, T w, params ReadOnlySpan<int> index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Factor(parameters, parameters.EtaPlus, parameters.WMax.Broadcast(index) - w, parameters.MuPlus, index);

    public static T Depression<T>(ReferenceParameters<T> parameters, T w, params ReadOnlySpan<int> index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Factor(parameters, parameters.EtaMinus, w - parameters.WMin.Broadcast(index), parameters.MuMinus, index);

    /// <summary>One of the two changes alone, and the bound.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="w">The old weight.</param>
    /// <param name="p">P of potentiation; null for depression.</param>
    /// <param name="m">M of depression.</param>
    /// <param name="index">The place of the weight.</param>
    public static T UpdateTouched<T>(ReferenceParameters<T> parameters, T w, T? p, T m, params ReadOnlySpan<int> index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T updated = p is { } sum ? w + (Potentiation(parameters, w, index) * sum) : w - (Depression(parameters, w, index) * m);
        return Minimum(Maximum(updated, parameters.WMin.Broadcast(index)), parameters.WMax.Broadcast(index));
    }

    public static T Update<T>(ReferenceParameters<T> parameters, T w, T p, T m, params ReadOnlySpan<int> index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T updated = w + ((Potentiation(parameters, w, index) * p) - (Depression(parameters, w, index) * m));
        return parameters.HardBound
            ? Minimum(Maximum(updated, parameters.WMin.Broadcast(index)), parameters.WMax.Broadcast(index))
            : updated;
    }

    private static T Factor<T>(ReferenceParameters<T> parameters, Grid<T> eta, T room, Grid<T> muOfSide, ReadOnlySpan<int> index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => eta.Broadcast(index) * parameters.Algorithm switch
        {
            StdpAlgorithm.Additive => T.One,
            StdpAlgorithm.AdditiveStep => room > T.Zero ? T.One : T.Zero,
            StdpAlgorithm.MultiplicativePow => Power(room, parameters.Mu.Broadcast(index)),
            StdpAlgorithm.MultiplicativeRelu => Maximum(room, T.Zero),
            StdpAlgorithm.AsymmetricPow => Power(room, muOfSide.Broadcast(index)),
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

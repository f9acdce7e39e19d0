using System.Numerics;

namespace StdpKernels.Tests.Support;

/// <summary>The parameters by their names, so that one test runs over all of them.</summary>
internal static class ParameterNames
{
    public static readonly string[] OfPre = [nameof(StdpParameters<>.APre), nameof(StdpParameters<>.TauPreInv)];

    public static readonly string[] OfPost = [nameof(StdpParameters<>.APost), nameof(StdpParameters<>.TauPostInv)];

    public static readonly string[] OfTraces = [.. OfPre, .. OfPost];

    public static readonly string[] OfWeights =
    [
        nameof(StdpParameters<>.EtaPlus),
        nameof(StdpParameters<>.EtaMinus),
        nameof(StdpParameters<>.WMin),
        nameof(StdpParameters<>.WMax),
        nameof(StdpParameters<>.Mu),
    ];

    public static StdpParameters<T> With<T>(this StdpParameters<T> parameters, string name, StdpParameter<T> value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => name switch
        {
            nameof(StdpParameters<>.APre) => parameters with { APre = value },
            nameof(StdpParameters<>.APost) => parameters with { APost = value },
            nameof(StdpParameters<>.TauPreInv) => parameters with { TauPreInv = value },
            nameof(StdpParameters<>.TauPostInv) => parameters with { TauPostInv = value },
            nameof(StdpParameters<>.EtaPlus) => parameters with { EtaPlus = value },
            nameof(StdpParameters<>.EtaMinus) => parameters with { EtaMinus = value },
            nameof(StdpParameters<>.WMin) => parameters with { WMin = value },
            nameof(StdpParameters<>.WMax) => parameters with { WMax = value },
            nameof(StdpParameters<>.Mu) => parameters with { Mu = value },
            _ => throw new ArgumentException($"There is no parameter {name}.", nameof(name)),
        };

    public static StdpParameter<T> Of<T>(this StdpParameters<T> parameters, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => name switch
        {
            nameof(StdpParameters<>.APre) => parameters.APre,
            nameof(StdpParameters<>.APost) => parameters.APost,
            nameof(StdpParameters<>.TauPreInv) => parameters.TauPreInv,
            nameof(StdpParameters<>.TauPostInv) => parameters.TauPostInv,
            nameof(StdpParameters<>.EtaPlus) => parameters.EtaPlus,
            nameof(StdpParameters<>.EtaMinus) => parameters.EtaMinus,
            nameof(StdpParameters<>.WMin) => parameters.WMin,
            nameof(StdpParameters<>.WMax) => parameters.WMax,
            nameof(StdpParameters<>.Mu) => parameters.Mu,
            _ => throw new ArgumentException($"There is no parameter {name}.", nameof(name)),
        };
}

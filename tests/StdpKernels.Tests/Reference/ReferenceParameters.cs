using System.Numerics;

namespace StdpKernels.Tests.Reference;

/// <summary>
/// The parameters as the contract meets them: each rounded to the type of the data, and then held in the type of the computation.
/// </summary>
internal sealed record ReferenceParameters<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required ReferenceTrace<T> Pre { get; init; }

    public required ReferenceTrace<T> Post { get; init; }

    /// <summary>What a rule of triplets has more; null for pairs.</summary>
    public required ReferenceTriplet<T>? Triplet { get; init; }

    public required StdpOrder Order { get; init; }

    /// <summary>What depression subtracts from the postsynaptic trace.</summary>
    public required T TargetPost { get; init; }

    public required bool BoundsTouchedOnly { get; init; }

    public required Grid<T> WMin { get; init; }

    public required Grid<T> WMax { get; init; }

    public required Grid<T> EtaPlus { get; init; }

    public required Grid<T> EtaMinus { get; init; }

    public required Grid<T> Mu { get; init; }

    public required Grid<T> MuPlus { get; init; }

    public required Grid<T> MuMinus { get; init; }

    public required StdpAlgorithm Algorithm { get; init; }

    public required bool HardBound { get; init; }

    public required T TraceFloor { get; init; }

    public static ReferenceParameters<T> From<TData>(StdpParameters<TData> parameters, double dt)
        where TData : unmanaged, IBinaryFloatingPointIeee754<TData> => new()
        {
            Pre = PreTrace(parameters, parameters.TauPreInv, parameters.CoincidencePlus == StdpCoincidence.Excluded, dt),
            Post = PostTrace(parameters, parameters.TauPostInv, parameters.CoincidenceMinus == StdpCoincidence.Excluded, dt),
            Triplet = parameters.Triplet is not { } triplet ? null : new ReferenceTriplet<T>(
                PreTrace(parameters, triplet.TauPreSlowInv, isHalved: true, dt),
                PostTrace(parameters, triplet.TauPostSlowInv, isHalved: true, dt),
                Read(triplet.A2Plus),
                Read(triplet.A3Plus),
                Read(triplet.A2Minus),
                Read(triplet.A3Minus)),
            Order = parameters.Order,
            TargetPost = T.CreateChecked(TData.CreateTruncating(parameters.TargetPost)),
            BoundsTouchedOnly = parameters.BoundScope == StdpBoundScope.TouchedWeights,
            WMin = Read(parameters.WMin),
            WMax = Read(parameters.WMax),
            EtaPlus = Read(parameters.EtaPlus),
            EtaMinus = Read(parameters.EtaMinus),
            Mu = Read(parameters.Mu),
            MuPlus = Read(parameters.MuPlus),
            MuMinus = Read(parameters.MuMinus),
            Algorithm = parameters.Algorithm,
            HardBound = parameters.HardBound,
            TraceFloor = T.CreateChecked(TData.CreateTruncating(parameters.TraceFloor)),
        };

    private static ReferenceTrace<T> PreTrace<TData>(
        StdpParameters<TData> parameters, StdpParameter<TData> tauInv, bool isHalved, double dt)
        where TData : unmanaged, IBinaryFloatingPointIeee754<TData> =>
        ReferenceTrace<T>.From(parameters.DynamicsPre, isHalved, parameters.APre, tauInv, dt);

    private static ReferenceTrace<T> PostTrace<TData>(
        StdpParameters<TData> parameters, StdpParameter<TData> tauInv, bool isHalved, double dt)
        where TData : unmanaged, IBinaryFloatingPointIeee754<TData> =>
        ReferenceTrace<T>.From(parameters.DynamicsPost, isHalved, parameters.APost, tauInv, dt);

    private static Grid<T> Read<TData>(StdpParameter<TData> parameter)
        where TData : unmanaged, IBinaryFloatingPointIeee754<TData> =>
        (parameter.IsTensor
            ? new Grid<TData>(parameter.Values.ToArray(), Dimensions(parameter.Shape))
            : new Grid<TData>([TData.CreateChecked(parameter.Number)])).To<T>();

    private static int[] Dimensions(TensorShape shape) => [.. Enumerable.Range(0, shape.Rank).Select(d => shape[d])];
}

using System.Numerics;

namespace StdpKernels.Tests.Reference;

/// <summary>
/// The parameters as the contract meets them: each rounded to the type of the data, <c>k = dt · tau_inv</c> already formed, and
/// then held in the type of the computation.
/// </summary>
internal sealed record ReferenceParameters<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required Grid<T> APre { get; init; }

    public required Grid<T> APost { get; init; }

    public required Grid<T> RatePre { get; init; }

    public required Grid<T> RatePost { get; init; }

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
            APre = Read(parameters.APre),
            APost = Read(parameters.APost),
            RatePre = Rate(parameters.TauPreInv, dt),
            RatePost = Rate(parameters.TauPostInv, dt),
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

    private static Grid<T> Read<TData>(StdpParameter<TData> parameter)
        where TData : unmanaged, IBinaryFloatingPointIeee754<TData> =>
        (parameter.IsTensor
            ? new Grid<TData>(parameter.Values.ToArray(), Dimensions(parameter.Shape))
            : new Grid<TData>([TData.CreateChecked(parameter.Number)])).To<T>();

    /// <summary>Two numbers multiply in double precision; a tensor multiplies in its own.</summary>
    private static Grid<T> Rate<TData>(StdpParameter<TData> tauInv, double dt)
        where TData : unmanaged, IBinaryFloatingPointIeee754<TData>
    {
        if (!tauInv.IsTensor)
        {
            return Read<TData>(dt * tauInv.Number);
        }

        TData step = TData.CreateChecked(dt);
        return new Grid<TData>(Array.ConvertAll(tauInv.Values.ToArray(), t => step * t), Dimensions(tauInv.Shape)).To<T>();
    }

    private static int[] Dimensions(TensorShape shape) => [.. Enumerable.Range(0, shape.Rank).Select(d => shape[d])];
}

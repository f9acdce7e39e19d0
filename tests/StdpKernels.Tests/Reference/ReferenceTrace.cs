using System.Numerics;

namespace StdpKernels.Tests.Reference;

/// <summary>How one trace moves: its factors as the contract meets them, each formed and rounded as the parameters say.</summary>
/// <param name="Dynamics">Which of the ways.</param>
/// <param name="IsHalved">Whether decay comes before the weights change, and spikes come after.</param>
/// <param name="A"><c>a</c>.</param>
/// <param name="K"><c>k = dt · tau_inv</c>.</param>
/// <param name="Factor"><c>e^(−k)</c>.</param>
/// <param name="Scaled"><c>a · k</c> where both are numbers, which multiply in double precision; null where they multiply in their type.</param>
internal sealed record ReferenceTrace<T>(StdpTraceDynamics Dynamics, bool IsHalved, Grid<T> A, Grid<T> K, Grid<T> Factor, Grid<T>? Scaled)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static ReferenceTrace<T> From<TData>(
        StdpTraceDynamics dynamics, bool isHalved, StdpParameter<TData> amplitude, StdpParameter<TData> tauInv, double dt)
        where TData : unmanaged, IBinaryFloatingPointIeee754<TData>
    {
        Grid<TData> rate = tauInv.IsTensor
            ? new Grid<TData>(Array.ConvertAll(tauInv.Values.ToArray(), t => TData.CreateChecked(dt) * t), Dimensions(tauInv.Shape))
            : new Grid<TData>([TData.CreateChecked(dt * tauInv.Number)]);
        Grid<TData> factor = tauInv.IsTensor
            ? new Grid<TData>(
                Array.ConvertAll(rate.Values, k => TData.CreateChecked(ExactExponential.OfNegative(double.CreateChecked(k)))), rate.Shape)
            : new Grid<TData>([TData.CreateChecked(ExactExponential.OfNegative(dt * tauInv.Number))]);
        Grid<TData> a = amplitude.IsTensor
            ? new Grid<TData>(amplitude.Values.ToArray(), Dimensions(amplitude.Shape))
            : new Grid<TData>([TData.CreateChecked(amplitude.Number)]);
        Grid<T>? scaled = amplitude.IsTensor || tauInv.IsTensor
            ? null
            : new Grid<TData>([TData.CreateChecked(amplitude.Number * (dt * tauInv.Number))]).To<T>();
        return new ReferenceTrace<T>(dynamics, isHalved, a.To<T>(), rate.To<T>(), factor.To<T>(), scaled);
    }

    /// <summary>The trace that weights see, but for the floor.</summary>
    public T Before(T t, T z, params ReadOnlySpan<int> index)
    {
        (T a, T k) = (A.Broadcast(index), K.Broadcast(index));
        if (Dynamics == default && !IsHalved)
        {
            return t + (k * (-t + (a * z)));
        }

        T decayed = Dynamics.Decay == StdpTraceDecay.Euler ? t - (k * t) : Factor.Broadcast(index) * t;
        return IsHalved ? decayed : Spiked(decayed, z, index);
    }

    /// <summary>What becomes of it when the weights have changed.</summary>
    public T After(T t, T z, params ReadOnlySpan<int> index) => IsHalved ? Spiked(t, z, index) : t;

    private T Spiked(T t, T z, ReadOnlySpan<int> index)
    {
        T a = A.Broadcast(index);
        return Dynamics.Spike switch
        {
            StdpTraceSpike.Saturate => z == T.Zero ? t : a,
            StdpTraceSpike.Scaled => t + ((Scaled is null ? a * K.Broadcast(index) : Scaled.Broadcast(index)) * z),
            _ => t + (a * z),
        };
    }

    private static int[] Dimensions(TensorShape shape) => [.. Enumerable.Range(0, shape.Rank).Select(d => shape[d])];
}

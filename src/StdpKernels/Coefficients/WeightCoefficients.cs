using System.Numerics;
using System.Runtime.CompilerServices;

namespace StdpKernels.Coefficients;

/// <summary>The rule and its parameters for one shape of weights, folded once.</summary>
internal sealed class WeightCoefficients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <param name="parameters">The parameters.</param>
    /// <param name="own">Those of them that only the chosen rule has.</param>
    /// <param name="w">The shape of the weights.</param>
    /// <exception cref="ArgumentException">A tensor does not broadcast to the weights.</exception>
    public WeightCoefficients(StdpParameters<T> parameters, OwnParameters<T> own, TensorShape w)
    {
        Algorithm = parameters.Algorithm;
        HardBound = parameters.HardBound;
        EtaPlus = new(parameters.EtaPlus, w, nameof(parameters.EtaPlus));
        EtaMinus = new(parameters.EtaMinus, w, nameof(parameters.EtaMinus));
        WMin = new(parameters.WMin, w, nameof(parameters.WMin));
        WMax = new(parameters.WMax, w, nameof(parameters.WMax));
        OwnPlus = new(own.Plus.Value, w, own.Plus.Name);
        OwnMinus = own.Minus == own.Plus ? OwnPlus : new(own.Minus.Value, w, own.Minus.Name);

        // A bound that is NaN makes the weight NaN. Folded into a factor of every weight change, so that no kernel has to look.
        if (HardBound && w.Length > 0 && (WMin.HasNaN || WMax.HasNaN))
        {
            EtaPlus = EtaPlus.WithNaNOf(WMin, WMax, w);
        }

        if (!IsUniform)
        {
            EtaPlus.LayOut();
            EtaMinus.LayOut();
            WMin.LayOut();
            WMax.LayOut();

            // Rules that have none read none.
            if (own.Plus.Name is not null)
            {
                OwnPlus.LayOut();
                OwnMinus.LayOut();
            }
        }

        Uniform = IsUniform ? new UniformSource<T>(this) : default;
    }

    /// <summary>The parameters where all are numbers, as a kernel reads them, made once: each step copies them.</summary>
    public readonly UniformSource<T> Uniform;

    public StdpAlgorithm Algorithm { get; }

    public bool HardBound { get; }

    public CoefficientPlane<T> EtaPlus { get; }

    public CoefficientPlane<T> EtaMinus { get; }

    public CoefficientPlane<T> WMin { get; }

    public CoefficientPlane<T> WMax { get; }

    public CoefficientPlane<T> OwnPlus { get; }

    public CoefficientPlane<T> OwnMinus { get; }

    /// <summary>The parameters as a kernel reads them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Bind<TSource>(out TSource source)
        where TSource : struct, ICoefficientSource<T>, allows ref struct
    {
        source = default;
        source.Bind(this);
    }

    /// <summary>Whether every parameter is a number.</summary>
    public bool IsUniform =>
        EtaPlus.IsUniform && EtaMinus.IsUniform && WMin.IsUniform && WMax.IsUniform && OwnPlus.IsUniform && OwnMinus.IsUniform;
}

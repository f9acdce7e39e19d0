using System.Numerics;

namespace StdpKernels.Coefficients;

/// <summary>The rule and its parameters for one shape of weights, folded once.</summary>
internal sealed class WeightCoefficients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <exception cref="ArgumentException">A tensor does not broadcast to the weights.</exception>
    public WeightCoefficients(StdpParameters<T> parameters, TensorShape w)
    {
        Algorithm = parameters.Algorithm;
        HardBound = parameters.HardBound;
        EtaPlus = new(parameters.EtaPlus, w, nameof(parameters.EtaPlus));
        EtaMinus = new(parameters.EtaMinus, w, nameof(parameters.EtaMinus));
        WMin = new(parameters.WMin, w, nameof(parameters.WMin));
        WMax = new(parameters.WMax, w, nameof(parameters.WMax));
        Mu = new(parameters.Mu, w, nameof(parameters.Mu));

        // A bound that is NaN makes the weight NaN. Folded into a factor of every weight change, so that no kernel has to look.
        if (HardBound && w.Length > 0 && (WMin.HasNaN || WMax.HasNaN))
        {
            EtaPlus = EtaPlus.WithNaNOf(WMin, WMax, w);
        }
    }

    public StdpAlgorithm Algorithm { get; }

    public bool HardBound { get; }

    public CoefficientPlane<T> EtaPlus { get; }

    public CoefficientPlane<T> EtaMinus { get; }

    public CoefficientPlane<T> WMin { get; }

    public CoefficientPlane<T> WMax { get; }

    public CoefficientPlane<T> Mu { get; }

    /// <summary>Whether every parameter is a number.</summary>
    public bool IsUniform =>
        EtaPlus.IsUniform && EtaMinus.IsUniform && WMin.IsUniform && WMax.IsUniform && Mu.IsUniform;

    /// <summary>Whether weights that silence leaves alone stay so from step to step; null until somebody has found out.</summary>
    public bool? QuietPersists { get; set; }
}

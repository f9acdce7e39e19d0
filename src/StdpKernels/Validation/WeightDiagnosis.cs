using System.Numerics;
using static StdpKernels.Validation.ParameterScan;

namespace StdpKernels.Validation;

/// <summary>What of the parameters of weights the equations allow and hardly anybody means.</summary>
internal static class WeightDiagnosis
{
    public static void Run<T>(StdpParameters<T> parameters, double dt, List<StdpFinding> findings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool areRates = Rate(parameters.EtaPlus, nameof(parameters.EtaPlus), findings)
            & Rate(parameters.EtaMinus, nameof(parameters.EtaMinus), findings);
        foreach ((StdpParameter<T> exponent, string name) in Exponents(parameters))
        {
            Exponent(exponent, name, parameters.HardBound, findings);
        }

        if (!parameters.HardBound && parameters.Algorithm == StdpAlgorithm.Additive)
        {
            return;
        }

        bool areBounds = Bound(parameters.WMin, nameof(parameters.WMin), findings)
            & Bound(parameters.WMax, nameof(parameters.WMax), findings);
        if (areBounds && Bounds(parameters, findings) is { } range && areRates)
        {
            (double plus, double minus) = Factors(parameters, range);
            plus *= Height(parameters.DynamicsPre, parameters.APre, parameters.TauPreInv, dt);
            minus *= Height(parameters.DynamicsPost, parameters.APost, parameters.TauPostInv, dt);
            Jump(parameters.EtaPlus, nameof(parameters.EtaPlus), range, plus, findings);
            Jump(parameters.EtaMinus, nameof(parameters.EtaMinus), range, minus, findings);
        }
    }

    private static (StdpParameter<T> Exponent, string Name)[] Exponents<T>(StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => parameters.Algorithm switch
        {
            StdpAlgorithm.MultiplicativePow => [(parameters.Mu, nameof(parameters.Mu))],
            StdpAlgorithm.AsymmetricPow =>
                [(parameters.MuPlus, nameof(parameters.MuPlus)), (parameters.MuMinus, nameof(parameters.MuMinus))],
            _ => [],
        };

    private static bool Rate<T>(in StdpParameter<T> rate, string name, List<StdpFinding> findings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (First(rate, name, value => !double.IsFinite(value), out double wrong) is not { } place)
        {
            return true;
        }

        findings.Add(new(name, $"{place} = {Text(wrong)}: a learning rate is a finite number, such as 0.001."));
        return false;
    }

    private static bool Bound<T>(in StdpParameter<T> bound, string name, List<StdpFinding> findings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (First(bound, name, double.IsNaN, out _) is not { } place)
        {
            return true;
        }

        findings.Add(new(name, $"{place} is NaN, and so every weight that it bounds becomes NaN."));
        return false;
    }

    private static void Exponent<T>(in StdpParameter<T> exponent, string name, bool hardBound, List<StdpFinding> findings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (First(exponent, name, value => !double.IsFinite(value) || value < 0, out double wrong) is { } place)
        {
            findings.Add(new(name, $"{place} = {Text(wrong)}: an exponent is a number from 0 up; a negative one is infinite at the bounds."));
        }
        else if (!hardBound && First(exponent, name, value => value != Math.Truncate(value), out wrong) is { } fractional)
        {
            findings.Add(new(
                name,
                $"{fractional} = {Text(wrong)} without HardBound: a weight beyond a bound becomes NaN, the fractional power of a negative number."));
        }
    }

    /// <summary>The range of the weights, the largest there is; null where it was found to be none.</summary>
    private static double? Bounds<T>(StdpParameters<T> parameters, List<StdpFinding> findings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Crossed(parameters.WMin, parameters.WMax) is var (low, high))
        {
            findings.Add(new(
                nameof(parameters.WMin), $"WMin = {Text(low)} above WMax = {Text(high)}: the upper bound wins, and all weights become equal."));
            return null;
        }

        return Range(parameters.WMin) is var (least, _) && Range(parameters.WMax) is var (_, most) ? most - least : null;
    }

    /// <summary>The first pair of bounds, of one weight as far as the shapes tell, of which the lower is above the upper.</summary>
    private static (double Low, double High)? Crossed<T>(in StdpParameter<T> low, in StdpParameter<T> high)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (low.IsTensor && high.IsTensor && low.Shape == high.Shape)
        {
            for (int i = 0; i < low.Values.Length; i++)
            {
                if (low.Values[i] > high.Values[i])
                {
                    return (double.CreateTruncating(low.Values[i]), double.CreateTruncating(high.Values[i]));
                }
            }

            return null;
        }

        // Every value of one meets some value of the other: where one is a number, that one; else the two overlap in some way, and only
        // bounds that cross everywhere are certain.
        if (Range(low) is not var (leastLow, mostLow) || Range(high) is not var (leastHigh, mostHigh))
        {
            return null;
        }

        (double lower, double upper) = low.IsTensor && high.IsTensor ? (leastLow, mostHigh) : (mostLow, leastHigh);
        return lower > upper ? (lower, upper) : null;
    }

    /// <summary>Whether the first meeting of a single pair of spikes takes a weight from one bound to the other.</summary>
    private static void Jump<T>(in StdpParameter<T> rate, string name, double range, double factor, List<StdpFinding> findings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double jump = (Largest(rate) ?? 0) * factor;
        if (double.IsFinite(range) && range > 0 && jump >= range)
        {
            findings.Add(new(
                name,
                $"{name} = {Text(Largest(rate)!.Value)}: a single pair of spikes changes a weight by up to {Text(jump)}, and its bounds are "
                + $"{Text(range)} apart."));
        }
    }

    /// <summary>What a spike leaves in its trace, the largest there is; NaN where there is none.</summary>
    private static double Height<T>(StdpTraceDynamics dynamics, in StdpParameter<T> amplitude, in StdpParameter<T> tauInv, double dt)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double a = Largest(amplitude) ?? double.NaN;
        return dynamics.Spike == StdpTraceSpike.Scaled ? a * dt * (Largest(tauInv) ?? double.NaN) : a;
    }

    /// <summary>By how much a rule that depends on the weight multiplies a rate at the opposite bound, where it moves a weight most.</summary>
    private static (double Plus, double Minus) Factors<T>(StdpParameters<T> parameters, double range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => parameters.Algorithm switch
        {
            StdpAlgorithm.MultiplicativeRelu => (range, range),
            StdpAlgorithm.MultiplicativePow => (Power(parameters.Mu, range), Power(parameters.Mu, range)),
            StdpAlgorithm.AsymmetricPow => (Power(parameters.MuPlus, range), Power(parameters.MuMinus, range)),
            _ => (1, 1),
        };

    private static double Power<T>(in StdpParameter<T> exponent, double range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Range(exponent) is var (least, _) ? Math.Pow(range, least) : 0;

    private static double? Largest<T>(in StdpParameter<T> parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Range(parameter) is var (least, most) ? Math.Max(Math.Abs(least), Math.Abs(most)) : null;
}

using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Parameters in units, and parameters that are asked to be plausible.</summary>
internal static class DiagnosisBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static IEnumerable<BadCall> All()
    {
        foreach (double dt in new[] { 0, -0.001, double.NaN, double.PositiveInfinity })
        {
            yield return BadCall.Of(
                $"time constants, dt of {dt}", Refusal.OutOfRange("dt", "seconds"), () => StdpParameters.FromTimeConstants<T>(20e-3, 20e-3, dt));
        }

        foreach (double tau in new[] { 0, -0.02, 0.0009, double.NaN, double.PositiveInfinity })
        {
            yield return BadCall.Of(
                $"time constants, tauPre of {tau}",
                Refusal.OutOfRange("tauPre", "seconds", "0.001"),
                () => StdpParameters.FromTimeConstants<T>(tau, 20e-3));
            yield return BadCall.Of(
                $"time constants, tauPost of {tau}",
                Refusal.OutOfRange("tauPost", "seconds", "0.001"),
                () => StdpParameters.FromTimeConstants<T>(20e-3, tau));
        }

        yield return BadCall.Of(
            "a negative target rate", Refusal.OutOfRange("rate", "1/s", "-1"), () => StdpParameters.FromTargetRate<T>(-1));
        yield return BadCall.Of(
            "a target rate without time", Refusal.OutOfRange("tau", "seconds", "0"), () => StdpParameters.FromTargetRate<T>(5, 0));
        yield return BadCall.Of(
            "a target rate that learns NaN", Refusal.OutOfRange("eta", "NaN"), () => StdpParameters.FromTargetRate<T>(5, eta: double.NaN));
        yield return BadCall.Of(
            "parameters of an undefined fit",
            Refusal.OutOfRange("fit", "VisualCortexAllToAll", "4"),
            () => StdpParameters.FromTripletFit<T>((StdpTripletFit)4));
        yield return BadCall.Of("validated, dt in milliseconds", new("TauPreInv", "20", "seconds"), () => new StdpParameters<T>().Validated(1));
    }
}

using System.Numerics;
using static StdpKernels.Validation.ParameterScan;

namespace StdpKernels.Validation;

/// <summary>What of the trace parameters the equations allow and hardly anybody means.</summary>
internal static class TraceDiagnosis
{
    // From here on up a time step is taken to be in milliseconds, and inverse time constants in 1/ms: consistent, if not in seconds.
    private const double StepInSeconds = 0.01;

    // The inverse of 10 s: traces are shorter, and time constants from 1 to 100 ms, given in seconds by mistake, are at most that.
    private const double SlowInverse = 0.1;

    // The time constants in a step after which e^−10 is left of a trace that decays exactly.
    private const double Fast = 10;

    public static void Run<T>(StdpParameters<T> parameters, double dt, List<StdpFinding> findings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isStep = double.IsFinite(dt) && dt > 0;
        if (!isStep)
        {
            findings.Add(new StdpFinding("dt", $"dt = {Text(dt)}: a time step is a number of seconds above 0, such as 0.001 for 1 ms."));
        }

        Rate(parameters.TauPreInv, parameters.DynamicsPre, nameof(parameters.TauPreInv), isStep ? dt : null, findings);
        Rate(parameters.TauPostInv, parameters.DynamicsPost, nameof(parameters.TauPostInv), isStep ? dt : null, findings);
        Amplitude(parameters.APre, nameof(parameters.APre), findings);
        Amplitude(parameters.APost, nameof(parameters.APost), findings);
    }

    private static void Rate<T>(
        in StdpParameter<T> tauInv, StdpTraceDynamics dynamics, string name, double? dt, List<StdpFinding> findings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isExact = dynamics.Decay == StdpTraceDecay.Exponential;
        if (First(tauInv, name, value => !double.IsFinite(value) || value <= 0, out double inverse) is { } wrong)
        {
            findings.Add(new(
                name, $"{wrong} = {Text(inverse)}: an inverse time constant is a number of 1/s above 0, such as 50 for 20 ms."));
        }
        else if (dt is { } step && First(tauInv, name, value => step * value > (isExact ? Fast : 1), out inverse) is { } fast)
        {
            string effect = isExact ? "nothing of a trace is left after a step" : "above 1 a trace jumps over its aim, above 2 it grows without end";
            findings.Add(new(
                name,
                $"dt · {fast} = {Text(step * inverse)}: {effect}; dt is in seconds (1 ms is 0.001), {name} in 1/s (20 ms is 50)."));
        }
        else if (dt < StepInSeconds && First(tauInv, name, value => value <= SlowInverse, out inverse) is { } slow)
        {
            findings.Add(new(
                name,
                $"{slow} = {Text(inverse)} is a time constant of {Text(1 / inverse)} s: {name} is the inverse of the time constant, in 1/s "
                + "(20 ms is 50)."));
        }
    }

    private static void Amplitude<T>(in StdpParameter<T> amplitude, string name, List<StdpFinding> findings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (First(amplitude, name, value => !double.IsFinite(value), out double wrong) is { } place)
        {
            findings.Add(new(name, $"{place} = {Text(wrong)}: how much a spike feeds its trace is a finite number, such as 1."));
        }
    }
}

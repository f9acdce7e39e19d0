using StdpKernels.Reporting.Latency;
using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Speed;

/// <summary>What the speed experiment shows.</summary>
internal static class SpeedReport
{
    private const double Microsecond = 1e-6;

    public static ExperimentReport Create(IReadOnlyList<SpeedTrial> trials) => new()
    {
        Abstract = "Whole simulations on one thread: inputs, neurons, propagation and plasticity. A step must allocate nothing; how long "
            + "it takes depends on the machine and on what else runs on it.",
        Verdicts = [.. trials.SelectMany(VerdictsOf)],
        Figures = [new("speed", SpeedFigure.Caption, SpeedFigure.Draw(trials))],
        Arrays =
        [
            .. trials.Select((trial, i) => ($"step_us_{i}", Column(trial, point => point.Microseconds))),
            .. trials.Select((trial, i) => ($"percentile_{i}", Column(trial, point => point.Percentile))),
        ],
        Notes =
        [
            "Each network is timed after another one of its kind has run for one and a half seconds (in short runs for less), which the "
            + "compiler needs. What a process that was killed had done is not timed.",
            "Nothing is compared with what another simulator takes elsewhere: times of two machines do not divide. bench/peers runs Brian2 "
            + "on this one.",
            "At a time step of 1 ms the order of coincident spikes decides what the competition comes to. Here it is: the neuron fires "
            + "from what earlier steps brought, then inputs arrive, then both sides learn, a coincidence potentiating and depressing.",
        ],
    };

    private static NpyArray Column(SpeedTrial trial, Func<LatencyPoint, double> value)
    {
        double[] column = [.. SpeedFigure.Percentiles(trial).Select(value)];
        return NpyArray.Create(column, column.Length);
    }

    private static IEnumerable<Verdict> VerdictsOf(SpeedTrial trial)
    {
        string name = trial.Network.Name;
        double mean = trial.MeanStep / Microsecond;
        yield return Verdict.AtMost(
            $"{name}: bytes allocated by {trial.Steps:N0} steps",
            trial.AllocatedBytes,
            0,
            "the contract of the library: steps allocate nothing once their memory is made",
            "0",
            "B");
        yield return Verdict.Compare($"{name}: a step, mean", mean, "", "0.00", "µs");
        yield return Verdict.Compare($"{name}: real-time factor", trial.RealTimeFactor, "", "#,0.0", "×");
        yield return Verdict.Compare($"{name}: steps a second", 1 / trial.MeanStep, "", "#,0");
        yield return Verdict.Compare($"{name}: synaptic updates a second", trial.UpdatesPerSecond / 1e6, "", "#,0.0", "· 10⁶");
        yield return Verdict.Compare($"{name}: output rate", trial.OutputRate, "", "0.0", "Hz");
        foreach (double part in (double[])[0.5, 0.99, 0.999, 1])
        {
            yield return Verdict.Compare(
                part == 1 ? $"{name}: slowest step" : FormattableString.Invariant($"{name}: step, p{part * 100:0.#}"),
                trial.Percentile(part) / Microsecond,
                "",
                "#,0.00",
                "µs");
        }
    }
}

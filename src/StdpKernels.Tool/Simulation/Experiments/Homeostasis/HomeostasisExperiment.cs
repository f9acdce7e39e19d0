using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Experiments.Homeostasis;

/// <summary>Inhibitory plasticity brings neurons to a rate, however strongly they are excited (Vogels, Sprekeler and others 2011).</summary>
internal sealed class HomeostasisExperiment : Experiment
{
    /// <summary>The bins of the rates over time, in steps.</summary>
    public const int BinSteps = 2000;

    // Without plasticity at first: what the neurons do when nothing holds them.
    private const int FreeSteps = 10_000;

    private readonly ExperimentSettings _settings;
    private readonly HomeostasisNetwork _network;
    private readonly int _phaseSteps;
    private readonly int _measuredSteps;

    // Of each phase, for the neurons of all groups.
    private readonly double[] _rates = new double[
        HomeostasisRates.Phases * HomeostasisParameters.Targets.Count * HomeostasisParameters.Neurons];

    public HomeostasisExperiment(ExperimentSettings settings)
    {
        _settings = settings;
        (_phaseSteps, _measuredSteps) = settings.Quick ? (60_000, 20_000) : (200_000, 100_000);
        _network = new HomeostasisNetwork(settings.Seed, BinSteps, Steps);
    }

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("seed", Invariant($"{_settings.Seed}")),
        ("neurons", Invariant($"{HomeostasisParameters.Targets.Count} × {HomeostasisParameters.Neurons}, τ_m 20 ms, E_l −60 mV, threshold −50 mV, ")
            + "reset −60 mV, refractory 5 ms, τ_e 5 ms, E_e 0 mV, τ_i 10 ms, E_i −80 mV"),
        ("inputs", Invariant($"{HomeostasisParameters.ExcitatoryInputs} excitatory, {HomeostasisParameters.ExcitatoryRate} Hz, ")
            + Invariant($"{HomeostasisParameters.LeastExcitation} to {HomeostasisParameters.GreatestExcitation} leak conductances; ")
            + Invariant($"{HomeostasisParameters.InhibitoryInputs} inhibitory, {HomeostasisParameters.InhibitoryRate} Hz, ")
            + Invariant($"{HomeostasisParameters.InhibitoryGain} × w leak conductances")),
        ("rule", Invariant($"τ {HomeostasisParameters.Tau * 1000:0} ms, η {HomeostasisParameters.LearningRate}, w from 0 to ")
            + Invariant($"{HomeostasisParameters.GreatestWeight}, ρ0 {string.Join(", ", HomeostasisParameters.Targets)} Hz")),
        ("time step", Invariant($"{HomeostasisParameters.TimeStep * 1000:0} ms")),
        ("duration", Invariant($"{FreeSteps / 1000} s without plasticity, then twice {_phaseSteps / 1000} s, excitation × {HomeostasisParameters.Growth} ")
            + Invariant($"in the second; rates of the last {_measuredSteps / 1000} s of each")),
    ];

    public override long Steps => FreeSteps + (2L * _phaseSteps);

    public override double TimeStep => HomeostasisParameters.TimeStep;

    public override long Spikes => _network.Spikes;

    public override ExperimentReport CreateReport() => HomeostasisReport.Create(
        _network, new HomeostasisRates(_rates), [FreeSteps * TimeStep, (FreeSteps + _phaseSteps) * TimeStep], _measuredSteps * TimeStep);

    protected override void Step(long step)
    {
        bool isGrown = step >= FreeSteps + _phaseSteps;
        _network.Step(isGrown ? HomeostasisParameters.Growth : 1, isPlastic: step >= FreeSteps);
        for (int phase = 0; phase < HomeostasisRates.Phases; phase++)
        {
            long end = FreeSteps + ((long)phase * _phaseSteps);
            if (step + 1 == (phase == 0 ? 0 : end - _measuredSteps))
            {
                Clear();
            }
            else if (step + 1 == end)
            {
                Record(phase);
            }
        }
    }

    protected override void TransferState(StateTransfer state)
    {
        state.Part(_network);
        state.Values(_rates.AsSpan());
    }

    private void Clear()
    {
        foreach (HomeostasisNetwork.Group group in _network.Groups)
        {
            group.Intervals.Clear();
        }
    }

    private void Record(int phase)
    {
        int next = phase * _rates.Length / HomeostasisRates.Phases;
        foreach (HomeostasisNetwork.Group group in _network.Groups)
        {
            foreach (long spikes in group.Intervals.Spikes)
            {
                _rates[next++] = spikes / group.Intervals.Time;
            }
        }
    }
}

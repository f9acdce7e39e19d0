using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced;

/// <summary>A recurrent network of excitation and inhibition that stays asynchronous and irregular while its synapses learn.</summary>
internal sealed class BalancedExperiment(ExperimentSettings settings) : Experiment
{
    private readonly BalancedParameters _parameters = settings.Quick ? BalancedParameters.Quick : BalancedParameters.Full;
    private readonly BalancedNetwork _network =
        new(settings.Quick ? BalancedParameters.Quick : BalancedParameters.Full, settings.Seed);

    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("seed", Text($"{settings.Seed}")),
        ("neurons", Text($"{_parameters.Excitatory:N0} excitatory, {_parameters.Inhibitory:N0} inhibitory; ")
            + Text($"a Poisson train of {BalancedParameters.InputRate} Hz for each")),
        ("synapses", Text($"between any two with probability {_parameters.Probability}; ")
            + Text($"{_network.Plastic.Connectivity.Count:N0} of them learn, from one excitatory neuron to another")),
        ("conductances", Text($"excitatory {_parameters.ExcitatoryGain:0.##} a spike, from outside {BalancedParameters.InputGain:0.##}, 5 ms; ")
            + Text($"inhibitory {_parameters.InhibitoryGain:0.##}, 10 ms; in units of the leak")),
        ("rule", Text($"asymmetric_pow (0, 1), η {BalancedParameters.LearningRate}, τ {BalancedParameters.Tau * 1000:0} ms, ")
            + Text($"w 1 at first, at most {BalancedParameters.GreatestWeight}")),
        ("time step, delay", Text($"{TimeStep * 1000:0.#} ms, {BalancedParameters.Delay * TimeStep * 1000:0.#} ms")),
        ("duration", Text($"{BalancedParameters.Settling:0} s to settle, {_parameters.Duration:0} s to measure")),
    ];

    public override long Steps => _parameters.Steps;

    public override double TimeStep => BalancedParameters.TimeStep;

    public override long Spikes => _network.Spikes;

    public override ExperimentReport CreateReport() => BalancedReport.Create(new BalancedResult(_network, _parameters));

    protected override void Step(long step) => _network.Step();

    protected override void TransferState(StateTransfer state) => state.Part(_network);
}

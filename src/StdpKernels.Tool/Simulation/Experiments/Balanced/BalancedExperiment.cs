using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Experiments.Balanced.Shards;
using StdpKernels.Tool.Simulation.Reports;
using static System.FormattableString;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced;

/// <summary>A recurrent network of excitation and inhibition that stays asynchronous and irregular while its synapses learn.</summary>
/// <param name="seed">Where randomness starts from.</param>
/// <param name="parameters">The constants.</param>
/// <param name="network">Neurons and synapses of these.</param>
/// <param name="shards">In how many shards they are, and where; null for none.</param>
internal sealed class BalancedExperiment(ulong seed, BalancedParameters parameters, BalancedNetwork network, string? shards = null) : Experiment
{
    public override IReadOnlyList<(string Label, string Value)> Parameters =>
    [
        ("seed", Invariant($"{seed}")),
        ("neurons", Invariant($"{parameters.Excitatory:N0} excitatory, {parameters.Inhibitory:N0} inhibitory; ")
            + Invariant($"a Poisson train of {BalancedParameters.InputRate} Hz for each")),
        ("synapses", Invariant($"between any two with probability {parameters.Probability}; ")
            + Invariant($"{network.Plastic.Connectivity.Count:N0} of them learn, from one excitatory neuron to another")),
        ("conductances", Invariant($"excitatory {parameters.ExcitatoryGain:0.##} a spike, from outside {BalancedParameters.InputGain:0.##}, 5 ms; ")
            + Invariant($"inhibitory {parameters.InhibitoryGain:0.##}, 10 ms; in units of the leak")),
        ("rule", Invariant($"asymmetric_pow (0, 1), η {BalancedParameters.LearningRate}, τ {BalancedParameters.Tau * 1000:0} ms, ")
            + Invariant($"w 1 at first, at most {BalancedParameters.GreatestWeight}")),
        ("time step, delay", Invariant($"{TimeStep * 1000:0.#} ms, {BalancedParameters.Delay * TimeStep * 1000:0.#} ms")),
        ("duration", Invariant($"{BalancedParameters.Settling:0} s to settle, {parameters.Duration:0} s to measure")),
        .. shards is null ? [] : new[] { ("shards", shards) },
    ];

    public override long Steps => parameters.Steps;

    public override double TimeStep => BalancedParameters.TimeStep;

    public override long Spikes => network.Spikes;

    /// <summary>The network in this process, in shards if there should be any.</summary>
    public static BalancedExperiment Create(ExperimentSettings settings)
    {
        BalancedParameters parameters = ParametersOf(settings);
        return settings.Shards == 0
            ? new(settings.Seed, parameters, new WholeBalancedNetwork(parameters, settings.Seed))
            : new(
                settings.Seed,
                parameters,
                ShardedBalancedNetwork.InProcess(parameters, settings.Seed, settings.Shards),
                Invariant($"{settings.Shards} in this process"));
    }

    public static BalancedParameters ParametersOf(ExperimentSettings settings) =>
        settings.Quick ? BalancedParameters.Quick : BalancedParameters.Full;

    public override ExperimentReport CreateReport()
    {
        network.ReadWeights();
        return BalancedReport.Create(new BalancedResult(network, parameters));
    }

    protected override void Step(long step) => network.Step();

    protected override void TransferState(StateTransfer state) => state.Part(network);
}

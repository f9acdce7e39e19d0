using StdpKernels.Tool.Simulation.Experiments.Balanced;
using StdpKernels.Tool.Simulation.Experiments.Competition;
using StdpKernels.Tool.Simulation.Experiments.Digits;
using StdpKernels.Tool.Simulation.Experiments.Drift;
using StdpKernels.Tool.Simulation.Experiments.Edges;
using StdpKernels.Tool.Simulation.Experiments.FixedPoint;
using StdpKernels.Tool.Simulation.Experiments.Homeostasis;
using StdpKernels.Tool.Simulation.Experiments.Latency;
using StdpKernels.Tool.Simulation.Experiments.Reward;
using StdpKernels.Tool.Simulation.Experiments.Speed;
using StdpKernels.Tool.Simulation.Experiments.Triplet;
using StdpKernels.Tool.Simulation.Experiments.Window;

namespace StdpKernels.Tool.Simulation.Experiments;

/// <summary>All experiments by name. A new one is added here.</summary>
internal static class ExperimentCatalog
{
    /// <summary>The experiments in the order in which they build on each other.</summary>
    public static IReadOnlyList<ExperimentEntry> All { get; } =
    [
        new(
            "window",
            "The STDP window",
            "single pairs of spikes: the change of the weight over the lag, for all rules",
            settings => new WindowExperiment(settings.Window),
            ["window"]) { HasQuickForm = false },
        new(
            "drift",
            "The drift under independent trains",
            "independent Poisson trains on both sides: the mean change of a weight in a step",
            settings => new DriftExperiment(settings),
            ["drift"]),
        new(
            "fixed-point",
            "The fixed point of weight-dependent rules",
            "independent trains: the mean weight of the multiplicative rules (Gütig and others 2003)",
            settings => new FixedPointExperiment(settings),
            ["fixed-point"]),
        new(
            "triplet",
            "Triplets and the rate of pairs",
            "60 pairs at 0.1 to 50 Hz: the change over the rate, beside visual cortex (Sjöström and others 2001)",
            _ => new TripletExperiment(),
            ["triplet"]) { HasQuickForm = false },
        new(
            "competition",
            "Synapses compete for the control of a neuron",
            "a neuron with 1,000 Poisson inputs (Song, Miller and Abbott 2000): its weights part",
            settings => new CompetitionExperiment(settings.Competition with { Seed = settings.Seed }, CompetitionTrials.All),
            ["competition", "variants"]) { HasQuickForm = false },
        new(
            "latency",
            "The latency to a repeated volley",
            "the same volley again and again: the neuron's first spike moves to its start",
            settings => new LatencyExperiment(settings),
            ["latency"]),
        new(
            "edges",
            "Filters for moving bars",
            "a convolutional layer with winner-take-all: each orientation is claimed by a filter",
            settings => new EdgesExperiment(settings),
            ["edges"]),
        new(
            "digits",
            "Digits without a teacher",
            "drawn digits, an unsupervised network in the style of Diehl and Cook (2015): accuracy",
            settings => new DigitsExperiment(settings),
            ["receptive-fields", "confusion"]),
        new(
            "reward",
            "Rewards that come late",
            "eligibility: credit falls with the delay of a reward, and teaches a task of two choices",
            settings => new RewardExperiment(settings),
            ["reward"]),
        new(
            "homeostasis",
            "Inhibition that learns a rate",
            "inhibitory plasticity (Vogels, Sprekeler and others 2011): neurons come to ρ0, whatever excites them",
            settings => new HomeostasisExperiment(settings),
            ["homeostasis"]),
        new(
            "balanced",
            "A balanced network that learns",
            "25,000 neurons, 20 million plastic synapses: activity stays asynchronous and irregular",
            BalancedExperiment.Create,
            ["activity", "irregularity", "weights"]),
        new(
            "speed",
            "The speed of whole simulations",
            "steps a second, synaptic updates a second, latency percentiles and bytes a step",
            settings => new SpeedExperiment(settings),
            ["speed"]),
    ];

    /// <summary>The experiment of a name, null if there is none.</summary>
    public static ExperimentEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);
}

/// <summary>An experiment that can be run.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Title">What it is called in a heading.</param>
/// <param name="Summary">What it shows, in a line.</param>
/// <param name="Create">Makes it, at its start.</param>
/// <param name="Figures">The names of its pictures.</param>
internal sealed record ExperimentEntry(
    string Name, string Title, string Summary, Func<ExperimentSettings, Experiment> Create, IReadOnlyList<string> Figures)
{
    /// <summary>Whether <see cref="ExperimentSettings.Quick"/> has an effect.</summary>
    public bool HasQuickForm { get; init; } = true;
}

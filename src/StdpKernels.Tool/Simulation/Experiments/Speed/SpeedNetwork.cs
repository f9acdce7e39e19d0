using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Experiments.Competition;

namespace StdpKernels.Tool.Simulation.Experiments.Speed;

/// <summary>A network that is timed.</summary>
internal abstract class SpeedNetwork : IStateful
{
    public abstract string Name { get; }

    public abstract double TimeStep { get; }

    public abstract int Neurons { get; }

    /// <summary>Moves on by one time step.</summary>
    /// <returns>How many neurons fired, and how many plastic updates that and the inputs' spikes make.</returns>
    public abstract (int Spikes, int Updates) Step();

    public abstract void Transfer(StateTransfer state);

    public static SpeedNetwork Competition(double timeStep, ulong seed) =>
        new CompetitionSpeed(new CompetitionParameters { TimeStep = timeStep, Seed = seed, Convention = CompetitionConvention.Symmetric });

    public static SpeedNetwork AllToAll(ulong seed) => new AllToAllSpeed(new AllToAllNetwork(seed));

    private sealed class CompetitionSpeed(CompetitionParameters parameters) : SpeedNetwork
    {
        private readonly CompetitionNetwork _network = new(parameters);

        public override string Name => FormattableString.Invariant($"competition, dt {parameters.TimeStep * 1000:0.#} ms");

        public override double TimeStep => parameters.TimeStep;

        public override int Neurons => 1;

        public override (int Spikes, int Updates) Step()
        {
            bool fired = _network.Step();
            return (fired ? 1 : 0, _network.LastInputs + (fired ? parameters.Inputs : 0));
        }

        public override void Transfer(StateTransfer state) => state.Part(_network);
    }

    private sealed class AllToAllSpeed(AllToAllNetwork network) : SpeedNetwork
    {
        public override string Name => FormattableString.Invariant($"{AllToAllNetwork.Inputs} → {AllToAllNetwork.Neurons}, dt 1 ms");

        public override double TimeStep => AllToAllNetwork.TimeStep;

        public override int Neurons => AllToAllNetwork.Neurons;

        public override (int Spikes, int Updates) Step() => network.Step();

        public override void Transfer(StateTransfer state) => state.Part(network);
    }
}

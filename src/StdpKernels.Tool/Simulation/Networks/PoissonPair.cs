using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Networks;

/// <summary>Poisson trains on both sides of synapses, all independent of each other: nothing but chance makes them coincide.</summary>
/// <remarks>In a step the presynaptic side draws first.</remarks>
internal sealed class PoissonPair : IStateful
{
    private readonly Xoshiro256StarStar _random;
    private readonly PoissonSource _pre;
    private readonly PoissonSource _post;
    private long _spikes;

    /// <summary>Trains that start now.</summary>
    /// <param name="count">How many neurons each side has.</param>
    /// <param name="preRate">Spikes a second of each presynaptic neuron.</param>
    /// <param name="postRate">Spikes a second of each postsynaptic neuron.</param>
    /// <param name="timeStep">The time step in seconds.</param>
    /// <param name="seed">Where the randomness starts from.</param>
    public PoissonPair(int count, double preRate, double postRate, double timeStep, ulong seed)
    {
        _random = new Xoshiro256StarStar(seed);
        _pre = new PoissonSource(count, preRate, timeStep, _random);
        _post = new PoissonSource(count, postRate, timeStep, _random);
    }

    /// <summary>The presynaptic neurons that fired in the last step, ascending.</summary>
    public ReadOnlySpan<int> Pre => _pre.Fired;

    /// <summary>The postsynaptic neurons that fired in the last step, ascending.</summary>
    public ReadOnlySpan<int> Post => _post.Fired;

    /// <summary>How many spikes both sides have had.</summary>
    public long Spikes => _spikes;

    /// <summary>Moves on by one time step.</summary>
    public void Step() => _spikes += _pre.Step().Length + _post.Step().Length;

    /// <inheritdoc/>
    public void Transfer(StateTransfer state)
    {
        state.Part(_random);
        state.Part(_pre);
        state.Part(_post);
        state.Value(ref _spikes);
    }
}

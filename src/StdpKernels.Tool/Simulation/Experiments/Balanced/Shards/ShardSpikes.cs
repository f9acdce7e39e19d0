using StdpKernels.Sharding;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Balanced.Shards;

/// <summary>The spikes of all shards in the last window, which neurons are given step by step.</summary>
internal sealed class ShardSpikes(int neurons, int steps) : IStateful
{
    private readonly SpikeWindow _window = new(neurons, steps);
    private SpikeRaster? _last;
    private int _next;

    /// <summary>Whether all steps of the window have been given.</summary>
    public bool IsSpent => _next == _window.Steps;

    /// <summary>The window, as shards take it: silence at the beginning.</summary>
    public SpikeRaster Last => _last ?? RasterOfWindow();

    /// <summary>The neurons from one up to another that fired in the step that has been taken.</summary>
    public ReadOnlySpan<int> Within(int start, int end) => Last.Within(_next - 1, start, end);

    /// <summary>Another window.</summary>
    public void Give(SpikeRaster spikes)
    {
        _window.Clear();
        for (int step = 0; step < steps; step++)
        {
            _window.Add(spikes.Events[step]);
        }

        (_last, _next) = (spikes, 0);
    }

    /// <summary>Takes the next step.</summary>
    public void Take() => _next++;

    public void Transfer(StateTransfer state)
    {
        state.Part(_window, "window");
        state.Value(ref _next);
        _last = RasterOfWindow();
    }

    private SpikeRaster RasterOfWindow()
    {
        int[] starts = new int[steps + 1];
        for (int step = 0; step < steps; step++)
        {
            starts[step + 1] = starts[step] + (_window.IsFull ? _window.Events[step].Length : 0);
        }

        return new SpikeRaster(neurons, _window.Events.Indices, starts);
    }
}

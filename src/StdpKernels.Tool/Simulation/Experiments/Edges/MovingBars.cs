using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Edges;

/// <summary>The image: bars that cross it one after the other, each in a random orientation and direction, with noise.</summary>
internal sealed class MovingBars : ISpikeSource
{
    private const int Pixels = EdgesParameters.Image * EdgesParameters.Image;

    private readonly Xoshiro256StarStar _random;
    private readonly SpikeList _fired = new(Pixels);
    private int _step;
    private int _orientation;
    private int _forward;

    public MovingBars(Xoshiro256StarStar random) => _random = random;

    /// <inheritdoc/>
    public int Count => Pixels;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Fired => _fired.Spikes;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Step()
    {
        if (_step == 0)
        {
            ulong bits = _random.NextUInt64() >> 61;
            (_orientation, _forward) = ((int)(bits & 3), (int)(bits >> 2));
        }

        int places = Bar.Places(_orientation, EdgesParameters.Image);
        int place = _forward == 1 ? _step : places - 1 - _step;
        _fired.Clear();
        for (int pixel = 0; pixel < Pixels; pixel++)
        {
            (int y, int x) = Math.DivRem(pixel, EdgesParameters.Image);
            bool covered = Bar.Covers(_orientation, place, y, x, EdgesParameters.Image);
            if (_random.NextDouble() < (covered ? EdgesParameters.SpikeProbability : EdgesParameters.NoiseProbability))
            {
                _fired.Add(pixel);
            }
        }

        _step = (_step + 1) % EdgesParameters.SweepSteps;
        return Fired;
    }

    /// <inheritdoc/>
    public void Transfer(StateTransfer state)
    {
        state.Value(ref _step);
        state.Value(ref _orientation);
        state.Value(ref _forward);
    }
}

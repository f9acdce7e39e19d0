using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Competition;

/// <summary>One network of the competition experiment, run for a time and watched.</summary>
internal sealed class CompetitionTrial : ITrial
{
    /// <summary>At how many moments after the start the weights are looked at.</summary>
    private const int Samples = 250;

    private readonly CompetitionNetwork _network;
    private readonly WeightHistory _history;
    private readonly long[] _outputSpikes;
    private readonly int _samples;
    private long _stepsDone;
    private long _spikes;
    private int _sample = 1;

    /// <summary>A network at its start.</summary>
    public CompetitionTrial(CompetitionParameters parameters)
    {
        Parameters = parameters;
        _network = new CompetitionNetwork(parameters);
        _samples = (int)Math.Min(Samples, parameters.Steps);
        _history = new WeightHistory(_samples + 1, parameters.Steps * parameters.TimeStep / _samples);
        _history.Record(0, _network.Weights);
        _outputSpikes = new long[_samples + 1];
    }

    /// <summary>The constants.</summary>
    public CompetitionParameters Parameters { get; }

    /// <inheritdoc/>
    public long Steps => Parameters.Steps;

    /// <summary>How often the neuron has fired.</summary>
    public long Spikes => _spikes;

    /// <inheritdoc/>
    public bool IsComplete => _stepsDone == Steps;

    /// <summary>The weights in units of <c>g_max</c>.</summary>
    public ReadOnlySpan<float> Weights => _network.Weights;

    /// <inheritdoc/>
    public void Step()
    {
        _spikes += _network.Step() ? 1 : 0;
        _stepsDone++;
        if (_stepsDone == (long)((Int128)Steps * _sample / _samples))
        {
            _history.Record(_sample, _network.Weights);
            _outputSpikes[_sample] = _spikes;
            _sample++;
        }
    }

    /// <summary>What came out, after the last step.</summary>
    public CompetitionResult CreateResult() => new(Parameters, _network.Weights, _history, _outputSpikes);

    /// <inheritdoc/>
    public void Transfer(StateTransfer state)
    {
        state.Value(ref _stepsDone);
        state.Value(ref _spikes);
        state.Value(ref _sample);
        state.Values(_outputSpikes.AsSpan());
        state.Part(_history);
        state.Part(_network);
    }
}

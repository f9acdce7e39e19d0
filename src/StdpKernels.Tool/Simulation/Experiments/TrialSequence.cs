using System.Collections;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments;

/// <summary>Trials that run one after the other, each for its own number of steps.</summary>
internal sealed class TrialSequence<TTrial> : IReadOnlyList<TTrial>, IStateful
    where TTrial : class, ITrial
{
    private readonly TTrial[] _trials;
    private int _current;

    /// <summary>All trials at their start, in the order in which they run.</summary>
    public TrialSequence(params TTrial[] trials)
    {
        _trials = trials;
        Steps = trials.Sum(trial => trial.Steps);
    }

    /// <summary>How many trials there are.</summary>
    public int Count => _trials.Length;

    /// <summary>How many steps all trials have together.</summary>
    public long Steps { get; }

    /// <summary>How often the neurons of all trials have fired.</summary>
    public long Spikes => _trials.Sum(trial => trial.Spikes);

    /// <summary>A trial.</summary>
    public TTrial this[int index] => _trials[index];

    /// <summary>Moves the trial whose turn it is on by one time step.</summary>
    public void Step()
    {
        _trials[_current].Step();
        if (_trials[_current].IsComplete)
        {
            _current++;
        }
    }

    /// <inheritdoc/>
    public void Transfer(StateTransfer state)
    {
        state.Value(ref _current);
        state.Parts(_trials);
    }

    /// <inheritdoc/>
    public IEnumerator<TTrial> GetEnumerator() => _trials.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

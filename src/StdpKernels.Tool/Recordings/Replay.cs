using System.Diagnostics;
using System.Numerics;
using StdpKernels.Reporting.Latency;
using StdpKernels.Simulation;
using StdpKernels.Validation;

namespace StdpKernels.Tool.Recordings;

/// <summary>Applies the rule to a recording: in windows of steps, or step by step where each has a number of its own.</summary>
/// <typeparam name="T">The type of the recorded weights: everything is computed in it.</typeparam>
internal sealed class Replay<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Recording _recording;
    private readonly StdpLayer<T> _layer;
    private readonly EligibilitySettings? _eligibility;
    private readonly int _window;
    private readonly T[] _zPre;
    private readonly T[] _zPost;
    private readonly T[] _numbers;

    /// <summary>The layer before the first step.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="eligibility">How its rewards work, null where it has none.</param>
    /// <exception cref="CommandException">The library refuses the layer or its rule.</exception>
    public Replay(Recording recording, StdpParameters<T> parameters, double dt, EligibilitySettings? eligibility = null)
    {
        _recording = recording;
        _eligibility = eligibility;
        try
        {
            _layer = RecordedLayer.Create(recording, parameters, dt);
            if (eligibility is not null)
            {
                _layer.AddEligibility(eligibility.TauInv, eligibility.Decay);
            }
        }
        catch (ArgumentException e)
        {
            throw Refuse(e);
        }

        (int pre, int post) = (State.TracePre.Shape.Length, State.TracePost.Shape.Length);
        _window = recording.Gate is null && recording.Reward is null ? ReplayWindow.StepsOf(recording.Steps, pre + (long)post) : 1;
        _zPre = new T[_window * pre];
        _zPost = new T[_window * post];
        _numbers = new T[(recording.Gate ?? recording.Reward)?.Length / recording.Steps ?? 0];
    }

    /// <summary>The weights after the steps so far.</summary>
    public ReadOnlySpan<T> Weights => _layer.Weights.Span;

    /// <summary>The traces after the steps so far.</summary>
    public StdpState<T> State => _layer.State;

    /// <summary>The eligibility after the steps so far, null where there is none.</summary>
    public T[]? Eligibility
    {
        get
        {
            T[]? values = _layer.Eligibility is null ? null : new T[Weights.Length];
            _layer.Eligibility?.CopyTo(values);
            return values;
        }
    }

    /// <summary>Runs all steps.</summary>
    /// <param name="progress">Is told how many steps are done.</param>
    /// <param name="cancellationToken">Stops between two windows.</param>
    /// <exception cref="CommandException">The library refuses the recording.</exception>
    public ReplayStatistics Run(Action<int> progress, CancellationToken cancellationToken)
    {
        SynapseCounts synapses = SynapseCounts.Of(_recording);
        long spikesPre = 0, spikesPost = 0, updates = 0;
        var times = new LatencyRecorder();
        for (int first = 0; first < _recording.Steps; first += _window)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int steps = Math.Min(_window, _recording.Steps - first);
            ReadOnlySpan<T> zPre = Activity(_recording.ActivityPre, first, steps, _zPre);
            ReadOnlySpan<T> zPost = Activity(_recording.ActivityPost, first, steps, _zPost);
            spikesPre += Count(zPre, synapses.FanOut, ref updates);
            spikesPost += Count(zPost, synapses.FanIn, ref updates);

            long start = Stopwatch.GetTimestamp();
            Step(first, steps, zPre, zPost);
            times.Record((Stopwatch.GetTimestamp() - start) / steps);
            progress(first + steps);
        }

        return new ReplayStatistics(_recording.Steps, spikesPre, spikesPost, updates, TimeSpan.FromMicroseconds(times.At(50)));
    }

    private void Step(int first, int steps, ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost)
    {
        (_recording.Gate ?? _recording.Reward)?.CopyTo<T>(first * _numbers.Length, _numbers);
        try
        {
            if (_eligibility is not null)
            {
                StepWithReward(_layer.Eligibility!, _eligibility.RewardFirst, zPre, zPost);
            }
            else if (_recording.Gate is not null)
            {
                _layer.Step(zPre, zPost, _numbers[0]);
            }
            else
            {
                _layer.StepWindow(steps, zPre, zPost);
            }
        }
        catch (ArgumentException e)
        {
            throw Refuse(e);
        }
    }

    private void StepWithReward(StdpEligibility<T> eligibility, bool rewardFirst, ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost)
    {
        if (rewardFirst)
        {
            Reward();
        }

        eligibility.Step(zPre, zPost);
        if (!rewardFirst)
        {
            Reward();
        }

        void Reward()
        {
            if (_recording.Reward!.Shape.Length == 1)
            {
                eligibility.Reward(_numbers[0]);
            }
            else
            {
                eligibility.Reward(_numbers);
            }
        }
    }

    private static ReadOnlySpan<T> Activity(NpyArray recorded, int first, int steps, Span<T> window)
    {
        int perStep = recorded.Length / recorded.Shape[0];
        window = window[..(steps * perStep)];
        recorded.CopyTo(first * perStep, window);
        return window;
    }

    private static CommandException Refuse(ArgumentException e) => new($"no step can be made of this recording: {RefusalText.Of(e)}", e);

    // Activity is anything but zero: a graded value touches as many synapses as a spike.
    private static long Count(ReadOnlySpan<T> activity, ReadOnlySpan<long> synapsesPerNeuron, ref long updates)
    {
        long spikes = 0;
        for (int sample = 0; sample < activity.Length; sample += synapsesPerNeuron.Length)
        {
            for (int neuron = 0; neuron < synapsesPerNeuron.Length; neuron++)
            {
                if (!T.IsZero(activity[sample + neuron]))
                {
                    spikes++;
                    updates += synapsesPerNeuron[neuron];
                }
            }
        }

        return spikes;
    }
}

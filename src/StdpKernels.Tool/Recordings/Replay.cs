using System.Diagnostics;
using System.Numerics;
using StdpKernels.Reporting.Latency;

namespace StdpKernels.Tool.Recordings;

/// <summary>Applies the rule to a recording, step by step.</summary>
/// <typeparam name="T">The type of the recorded weights: everything is computed in it.</typeparam>
internal sealed class Replay<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Recording _recording;
    private readonly StdpParameters<T> _parameters;
    private readonly double _dt;
    private readonly T[] _zPre;
    private readonly T[] _zPost;

    public Replay(Recording recording, StdpParameters<T> parameters, double dt)
    {
        _recording = recording;
        _parameters = parameters;
        _dt = dt;
        Weights = recording.Weights.ToArray<T>();
        State = new StdpState<T>(recording.PreShape, recording.PostShape);
        recording.TracePre?.CopyTo(0, State.TracePre.Span);
        recording.TracePost?.CopyTo(0, State.TracePost.Span);
        _zPre = new T[State.TracePre.Shape.Length];
        _zPost = new T[State.TracePost.Shape.Length];
    }

    /// <summary>The weights after the steps so far.</summary>
    public T[] Weights { get; }

    /// <summary>The traces after the steps so far.</summary>
    public StdpState<T> State { get; }

    /// <summary>Runs all steps.</summary>
    /// <param name="progress">Is told how many steps are done.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <exception cref="ToolException">The library refuses the recording.</exception>
    public ReplayStatistics Run(Action<int> progress, CancellationToken cancellationToken)
    {
        SynapseCounts synapses = SynapseCounts.Of(_recording);
        long spikesPre = 0, spikesPost = 0, updates = 0;
        var times = new LatencyRecorder();
        for (int step = 0; step < _recording.Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _recording.ActivityPre.CopyTo<T>(step * _zPre.Length, _zPre);
            _recording.ActivityPost.CopyTo<T>(step * _zPost.Length, _zPost);
            spikesPre += Count(_zPre, synapses.FanOut, ref updates);
            spikesPost += Count(_zPost, synapses.FanIn, ref updates);

            long start = Stopwatch.GetTimestamp();
            Step();
            times.Record(Stopwatch.GetTimestamp() - start);
            progress(step + 1);
        }

        return new ReplayStatistics(_recording.Steps, spikesPre, spikesPost, updates, TimeSpan.FromMicroseconds(times.At(50)));
    }

    private void Step()
    {
        var zPre = new ReadOnlyTensorView<T>(_zPre, _recording.PreShape);
        var zPost = new ReadOnlyTensorView<T>(_zPost, _recording.PostShape);
        var w = new TensorView<T>(Weights, _recording.Weights.Shape);
        try
        {
            LayerStep.Run(zPre, zPost, w, State, _parameters, _recording.Geometry, _dt);
        }
        catch (ArgumentException e)
        {
            throw new ToolException($"no step can be made of this recording: {RefusalText.Of(e)}", e);
        }
    }

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

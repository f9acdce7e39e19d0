using System.Numerics;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Recordings;

/// <summary>The arrays of a result.</summary>
internal static class ReplayResult
{
    /// <summary>Weights, traces and what else the replay has, all of them finite.</summary>
    /// <exception cref="CommandException">NaN or infinity has spread.</exception>
    public static IEnumerable<(string Name, NpyArray Array)> Arrays<T>(Replay<T> replay, Recording recording)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        yield return Finite(RecordingNames.W, replay.Weights.ToArray(), recording.Weights.Shape);
        foreach (StdpTrace<T> trace in replay.State.Traces.Where(trace => RecordingNames.IsTrace(trace.Name)))
        {
            yield return Finite(
                trace.Name,
                trace.Values.Span.ToArray(),
                RecordingNames.IsPresynaptic(trace.Name) ? recording.PreShape : recording.PostShape);
        }

        if (replay.Eligibility is { } eligibility)
        {
            yield return Finite(RecordingNames.Eligibility, eligibility, recording.Weights.Shape);
        }
    }

    private static (string Name, NpyArray Array) Finite<T>(string name, T[] values, ReadOnlySpan<int> shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteResult.Require<T>(name, values, new TensorShape(shape));
        return (name, NpyArray.Create(values, shape));
    }
}

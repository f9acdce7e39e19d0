using System.Numerics;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>Activity of any kind as a dense tensor, until it is disposed.</summary>
/// <remarks>
/// Events are ones in memory that is zero from step to step: written and taken back spike by spike, so that silence costs nothing.
/// </remarks>
internal readonly ref struct DenseActivity<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Span<T> _scratch;
    private readonly SpikeEvents _events;

    /// <summary>What is dense as it is, and events as ones and zeros.</summary>
    /// <param name="activity">Valid activity, whose lists nobody writes to meanwhile.</param>
    /// <param name="length">The number of elements.</param>
    /// <param name="scratch">Memory for them, used for nothing else.</param>
    public DenseActivity(scoped in StdpActivity<T> activity, int length, Scratch<T> scratch)
    {
        if (activity.IsEvents)
        {
            _events = activity.Events;
            _scratch = scratch.Take(length);
            Values = _scratch;
            Write(T.One);
        }
        else
        {
            Values = activity.Dense.Span;
        }
    }

    /// <summary>All elements.</summary>
    public ReadOnlySpan<T> Values { get; }

    public void Dispose() => Write(T.Zero);

    private void Write(T value)
    {
        int sampleLength = _events.BatchSize == 0 ? 0 : _scratch.Length / _events.BatchSize;
        for (int sample = 0; sample < _events.BatchSize; sample++)
        {
            Span<T> target = _scratch.Slice(sample * sampleLength, sampleLength);
            foreach (int index in _events[sample])
            {
                target[index] = value;
            }
        }
    }
}

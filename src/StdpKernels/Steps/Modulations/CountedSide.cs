using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Events;
using StdpKernels.Kernels.Traces;
using StdpKernels.Lanes;
using StdpKernels.Memory;
using StdpKernels.Synapses;
using StdpKernels.Validation;

namespace StdpKernels.Steps.Modulations;

/// <summary>The activity of one side where it counts other numbers than it carries, dense and as lists, in memory that is reused.</summary>
/// <param name="side">The shape of the side.</param>
/// <param name="count">What activity counts, from a trace and from itself.</param>
/// <param name="factor">Has the number that all activity is multiplied by, its second one; null where neurons count differently.</param>
internal sealed class CountedSide<T>(TensorShape side, TraceStep<T> count, FactorPair<T>? factor = null)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Scratch<T> _dense = new();
    private readonly Scratch<T> _values = new();

    /// <summary>Makes the memory, before anything is written.</summary>
    public void Reserve()
    {
        _dense.Take(side.Length);
        _values.Take(side.Length);
    }

    /// <summary>What each neuron counts.</summary>
    /// <param name="z">Dense activity.</param>
    /// <param name="trace">What it depends on beside that; of the same length.</param>
    [MethodImpl(Hot.Way)]
    public ReadOnlySpan<T> Dense(scoped ReadOnlySpan<T> z, scoped ReadOnlySpan<T> trace)
    {
        Span<T> dense = _dense.Take(side.Length);
        count.Run(trace, dense, z);
        return dense;
    }

    /// <summary>The same neurons as in lists, with what they count.</summary>
    /// <param name="events">Lists; nothing where there are none.</param>
    /// <param name="dense">What each neuron counts.</param>
    [MethodImpl(Hot.Way)]
    public EventSide<T> Events(scoped in EventSide<T> events, ReadOnlySpan<T> dense)
    {
        SpikeEvents lists = events.Lists;
        if (factor is not null && events.Values.IsEmpty)
        {
            // Events that all carry the same still do: kernels need no number for each.
            return new EventSide<T>(lists, [], T.IsZero(events.Common) ? T.Zero : events.Common * factor.Second);
        }

        Span<T> values = _values.Take(side.Length)[..lists.Indices.Length];
        int neurons = EventContract.Neurons(side);
        int next = 0;
        for (int sample = 0; sample < lists.BatchSize; sample++)
        {
            ReadOnlySpan<T> ofSample = dense.Slice(sample * neurons, neurons);
            foreach (int index in lists[sample])
            {
                values[next++] = ofSample[index];
            }
        }

        return new EventSide<T>(lists, values);
    }

    /// <summary>The same operands, with the activity of both sides as it counts.</summary>
    /// <param name="operands">Activity and traces.</param>
    /// <param name="pre">The presynaptic side.</param>
    /// <param name="preOther">What its activity is put together with.</param>
    /// <param name="post">The postsynaptic side.</param>
    /// <param name="postOther">What its activity is put together with.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LearningOperands<T> Count(
        scoped in LearningOperands<T> operands,
        CountedSide<T> pre,
        scoped ReadOnlySpan<T> preOther,
        CountedSide<T> post,
        scoped ReadOnlySpan<T> postOther)
    {
        ReadOnlySpan<T> countedPre = pre.Dense(operands.ActivityPre, preOther);
        ReadOnlySpan<T> countedPost = post.Dense(operands.ActivityPost, postOther);
        return operands.WithActivity(
            countedPre,
            countedPost,
            operands.IsPreListed ? pre.Events(operands.EventsPre, countedPre) : default,
            operands.IsPostListed ? post.Events(operands.EventsPost, countedPost) : default);
    }
}

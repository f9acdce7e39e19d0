using System.Numerics;
using StdpKernels.Kernels;
using StdpKernels.Kernels.Events;
using StdpKernels.Memory;
using StdpKernels.Validation;

namespace StdpKernels.Synapses;

/// <summary>One side of a window of steps: activity, its lists and traces of every step, in memory that is reused.</summary>
/// <param name="trace">The shape of the trace of this side.</param>
internal sealed class WindowSide<T>(TensorShape trace)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Scratch<T> _traces = new();
    private readonly Scratch<StepList> _lists = new();

    /// <summary>The shape of the trace, and of the activity of one step.</summary>
    public TensorShape Shape => trace;

    /// <summary>Samples of a step.</summary>
    public int Batch { get; } = EventContract.Batch(trace);

    /// <summary>Copies of the caller's lists, lists that were found, and dense activity.</summary>
    public ActivityScratch<T> Activity { get; } = new();

    /// <summary>Memory for the lists that are found in the dense activity of a step.</summary>
    public int Room { get; } = SpikeScan.Room<T>(trace.Length);

    /// <summary>The activity of one step, dense.</summary>
    public Span<T> Dense(int step) => Of(Activity.Dense, step, trace.Length);

    /// <summary>The trace after one step.</summary>
    public Span<T> Trace(int step) => Of(_traces, step, trace.Length);

    /// <summary>Memory for the lists that are found in the dense activity of one step.</summary>
    public Span<int> Found(int step) => Of(Activity.Found.Entries, step, Room);

    /// <summary>Where the lists of the samples of one step start, counted from the first of the step.</summary>
    public Span<int> Starts(int step) => Of(Activity.Found.Starts, step, Batch + 1);

    /// <summary>Where the lists of so many steps stand.</summary>
    public Span<StepList> Lists(int steps) => _lists.Take(steps);

    /// <summary>Makes the memory for the lists of so many steps, before anything is written.</summary>
    public void ReserveLists(int steps) => Activity.Found.Starts.Take(steps * (Batch + 1));

    /// <summary>Makes the memory for so many steps, before anything is written.</summary>
    public void Reserve(int steps)
    {
        ReserveLists(steps);
        Activity.Dense.Take(steps * trace.Length);
        Activity.Found.Entries.Take(steps * Room);
        _traces.Take(steps * trace.Length);
        _lists.Take(steps);
    }

    /// <summary>The lists of one step; nothing where there are none.</summary>
    public EventSide<T> Events(int step)
    {
        StepList list = _lists.Take(step + 1)[step];
        if (!list.IsListed)
        {
            return default;
        }

        SpikeScratch from = list.IsGiven ? Activity.Copies : Activity.Found;
        ReadOnlySpan<int> indices = from.Entries.Take(list.First + list.Count)[list.First..];
        ReadOnlySpan<T> values = list.IsGraded ? Activity.CopiedValues.Take(list.First + list.Count)[list.First..] : [];
        return new EventSide<T>(new SpikeEvents(indices, Starts(step), Batch), values);
    }

    /// <summary>All steps, for kernels that run through them; the lists of each are there.</summary>
    /// <param name="steps">The number of steps.</param>
    public WindowSteps<T> All(int steps)
    {
        Span<StepList> lists = _lists.Take(steps);
        bool areGiven = steps > 0 && lists[0].IsGiven;
        int length = steps * trace.Length;
        return new WindowSteps<T>(
            lists,
            areGiven ? Activity.Copies.Entries.Take(lists[^1].First + lists[^1].Count) : Activity.Found.Entries.Take(steps * Room),
            areGiven && lists[0].IsGraded ? Activity.CopiedValues.Take(lists[^1].First + lists[^1].Count) : [],
            Activity.Dense.Take(length),
            _traces.Take(length),
            trace.Length);
    }

    private static Span<TItem> Of<TItem>(Scratch<TItem> memory, int step, int length) => memory.Take((step + 1) * length)[(step * length)..];
}

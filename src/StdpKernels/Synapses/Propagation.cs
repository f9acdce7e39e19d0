using System.Numerics;
using StdpKernels.Kernels.Events;
using StdpKernels.Threading;

namespace StdpKernels.Synapses;

/// <summary>Adds to currents what activity carries through the weights of one kind of synapses, in parts where that is worth it.</summary>
internal sealed unsafe class Propagation<T>(Synapses<T> synapses) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private PinnedEvents<T> _events;
    private Pinned<T> _w;
    private Pinned<T> _currents;
    private bool _back;

    /// <summary>Propagates.</summary>
    /// <param name="events">The neurons whose activity is not zero.</param>
    /// <param name="w">The weights.</param>
    /// <param name="currents">What they are added to; overlaps nothing that is read.</param>
    /// <param name="back">From postsynaptic neurons to presynaptic ones.</param>
    public void Run(in EventSide<T> events, ReadOnlySpan<T> w, Span<T> currents, bool back)
    {
        if (w.IsEmpty || events.Lists.Indices.IsEmpty)
        {
            return;
        }

        synapses.Reserve();
        int parts = synapses.Parts(synapses.PropagationCost(events.Lists.Indices.Length, back), synapses.Targets(back));
        if (parts == 1)
        {
            RunPart(events, w, currents, back, part: 0, parts: 1);
        }
        else
        {
            Share(events, w, currents, back, parts);
        }
    }

    void IParallelWork.Run(int part, int parts) =>
        RunPart(_events.Events, _w.Span, _currents.Span, _back, part, parts);

    private void RunPart(in EventSide<T> events, ReadOnlySpan<T> w, Span<T> currents, bool back, int part, int parts)
    {
        RowRange targets = RowRange.Part(synapses.Targets(back), Vector<T>.Count, part, parts);
        if (events.Values.IsEmpty)
        {
            synapses.Propagate<PlainEvents>(events, w, targets, currents, back, part);
        }
        else
        {
            synapses.Propagate<GradedEvents>(events, w, targets, currents, back, part);
        }
    }

    private void Share(in EventSide<T> events, ReadOnlySpan<T> w, Span<T> currents, bool back, int parts)
    {
        fixed (T* weights = w, values = events.Values, target = currents)
        fixed (int* indices = events.Lists.Indices, starts = events.Lists.Starts)
        {
            _events = new(events, indices, starts, values);
            (_w, _currents, _back) = (new(weights, w.Length), new(target, currents.Length), back);
            try
            {
                synapses.Team.Run(this, parts);
            }
            finally
            {
                (_events, _w, _currents) = (default, default, default);
            }
        }
    }
}

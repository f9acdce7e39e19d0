using StdpKernels.Memory;

namespace StdpKernels.Kernels.Events;

/// <summary>The rearranged traces and the sums of the event-driven convolution.</summary>
internal sealed class Conv2dEventScratch<T>
{
    /// <summary>Where the spikes of one plane lie.</summary>
    public Scratch<int> Places { get; } = new();

    /// <summary>What they carry, where a row of the kernel meets them, and where a column does.</summary>
    public Scratch<T> Numbers { get; } = new();

    /// <summary>What the events of one sample carry, of one side.</summary>
    public Scratch<T> NumbersOfSample { get; } = new();

    /// <summary>Presynaptic traces of one sample, prepared for patches: group by group, channels last.</summary>
    public Scratch<T> TracePre { get; } = new();

    /// <summary>Postsynaptic traces of one sample, channels last: <c>[H', W', O]</c>.</summary>
    public Scratch<T> TracePost { get; } = new();

    /// <summary>P of each output, as the runs of a patch.</summary>
    public Scratch<T> P { get; } = new();

    /// <summary>M, outputs last: <c>[C / g, kh, kw, O]</c>.</summary>
    public Scratch<T> TransposedM { get; } = new();

    /// <summary>M as the weights lie: <c>[O, C / g, kh, kw]</c>.</summary>
    public Scratch<T> M { get; } = new();

    /// <summary>P of one output, as its weights lie: <c>[C / g, kh, kw]</c>.</summary>
    public Scratch<T> RowP { get; } = new();
}

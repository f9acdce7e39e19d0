namespace StdpKernels;

/// <summary>The forms of <see cref="StdpActivity{T}"/>.</summary>
internal enum ActivityKind : byte
{
    /// <summary>An array that is null, or the default value.</summary>
    Nothing,

    /// <summary>Numbers in the order of the trace.</summary>
    Numbers,

    /// <summary>Numbers with a shape.</summary>
    View,

    /// <summary>Lists of neurons.</summary>
    Events,

    /// <summary>A <see cref="bool"/> for each neuron.</summary>
    Flags,

    /// <summary>A <see cref="byte"/> for each neuron: how often it fired.</summary>
    Counts,

    /// <summary>A bit for each neuron, in words for each sample.</summary>
    Mask,
}

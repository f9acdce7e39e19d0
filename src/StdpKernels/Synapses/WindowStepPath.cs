namespace StdpKernels.Synapses;

/// <summary>Along which kernels the weights take a step of a window.</summary>
internal enum WindowStepPath : byte
{
    /// <summary>The dense ones.</summary>
    Dense,

    /// <summary>The dense ones, in the form for activity of zeros and ones.</summary>
    DenseSpikes,

    /// <summary>The event-driven ones.</summary>
    Events,
}

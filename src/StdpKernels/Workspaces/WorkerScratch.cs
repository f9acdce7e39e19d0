namespace StdpKernels.Workspaces;

/// <summary>The scratch memory of the kernels on one thread.</summary>
internal sealed class WorkerScratch<T>
{
    /// <summary>The panels and tiles of the dense kernels.</summary>
    public PanelScratch<T> Panels { get; } = new();

    /// <summary>The lists and sums of the event-driven linear kernel.</summary>
    public EventScratch<T> Events { get; } = new();

    /// <summary>The rearranged traces and sums of the event-driven convolution.</summary>
    public Conv2dEventScratch<T> Conv2dEvents { get; } = new();
}

namespace StdpKernels;

/// <summary>The full parameter sets of Pfister &amp; Gerstner (2006), fitted to experiments, by tissue and by which pairs count.</summary>
public enum StdpTripletFit
{
    /// <summary>Visual cortex (Sjöström et al. 2001), all pairs: <c>A2+ = 5e-10, A3+ = 6.2e-3, A2− = 7e-3, A3− = 2.3e-4, tau_x = 101 ms, tau_y = 125 ms</c>.</summary>
    VisualCortexAllToAll = 0,

    /// <summary>Visual cortex, nearest spikes: <c>A2+ = 8.8e-11, A3+ = 5.3e-2, A2− = 6.6e-3, A3− = 3.1e-3, tau_x = 714 ms, tau_y = 40 ms</c>.</summary>
    VisualCortexNearest = 1,

    /// <summary>Hippocampal culture (Wang et al. 2005), all pairs: <c>A2+ = 6.1e-3, A3+ = 6.7e-3, A2− = 1.6e-3, A3− = 1.4e-3, tau_x = 946 ms, tau_y = 27 ms</c>.</summary>
    HippocampusAllToAll = 2,

    /// <summary>Hippocampal culture, nearest spikes: <c>A2+ = 4.6e-3, A3+ = 9.1e-3, A2− = 3e-3, A3− = 7.5e-9, tau_x = 575 ms, tau_y = 47 ms</c>.</summary>
    HippocampusNearest = 3,
}

namespace StdpKernels.DigestWorkload;

/// <summary>How a case is computed. None of it may show in the result.</summary>
/// <param name="Prepared">A prepared layer instead of functional calls.</param>
/// <param name="Events">Lists of spikes, with numbers where activity is graded, instead of dense activity.</param>
/// <param name="Company">What other neurons share the layer, and with it which kernels run.</param>
/// <param name="Threads">How many threads a prepared layer has.</param>
/// <param name="PresynapticRows">Whether the rows of a linear, prepared layer belong to presynaptic neurons.</param>
/// <param name="Sparse">Whether a linear, prepared layer is a sparse one, with all synapses.</param>
internal readonly record struct Route(
    bool Prepared, bool Events, Company Company, int Threads = 1, bool PresynapticRows = false, bool Sparse = false)
{
    /// <summary>The first of all routes, which gives the digest that the others have to give too.</summary>
    public static Route First => default(Route) with { Threads = 1 };

    /// <summary>The first of all routes through a prepared layer, which is what propagates.</summary>
    public static Route FirstPrepared => First with { Prepared = true };

    /// <summary>Every way into a step, in every company.</summary>
    public static IEnumerable<Route> All(bool convolution) =>
        from company in Enum.GetValues<Company>()
        from prepared in new[] { false, true }
        from events in new[] { false, true }
        from presynapticRows in prepared && !convolution ? new[] { false, true } : [false]
        from sparse in prepared && !convolution && !presynapticRows ? new[] { false, true } : [false]
        select new Route(prepared, events, company, PresynapticRows: presynapticRows, Sparse: sparse);
}

/// <summary>
/// Neurons that come before those of a case in the same layer. No weight of the case depends on them, but the choice of a kernel
/// does, and so does the place of every number in memory and in its vector.
/// </summary>
internal enum Company
{
    /// <summary>The case alone: the kernels that the library chooses.</summary>
    None,

    /// <summary>One input with an infinite trace, and one output: nothing can be left out, so that dense kernels run.</summary>
    Infinite,

    /// <summary>Many neurons that never fire: event-driven kernels are the cheaper ones at higher densities of the others too.</summary>
    Silent,
}

namespace StdpKernels.Kernels;

/// <summary>The kernels of a convolution, which all give the same bits.</summary>
internal enum Conv2dKernel
{
    /// <summary>Sums from events.</summary>
    Events,

    /// <summary>Images unfolded into panels, and sums of these.</summary>
    Unfold,

    /// <summary>Sums of patches that are read in the images, where they lie.</summary>
    ImplicitUnfold,
}

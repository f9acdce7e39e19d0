namespace StdpKernels.Kernels.Traces.Coincidences;

/// <summary>Which coincidence a name stands for.</summary>
internal static class CoincidenceCatalogue
{
    /// <param name="coincidence">A defined one.</param>
    public static Coincidence Of(StdpCoincidence coincidence) => coincidence switch
    {
        StdpCoincidence.Included => new Included(),
        StdpCoincidence.Excluded => new Excluded(),
        _ => throw new InvalidOperationException($"The coincidence {coincidence} has no file."),
    };
}

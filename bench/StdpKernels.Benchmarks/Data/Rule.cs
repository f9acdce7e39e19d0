namespace StdpKernels.Benchmarks;

/// <summary>The additive rule with the defaults of the library, as the plain numbers that the other contenders take.</summary>
internal static class Rule
{
    public const double Amplitude = 1;

    /// <summary><c>dt · tau_inv</c>.</summary>
    public const double Rate = 0.001 / 50e-3;

    public const double Eta = 1e-3;

    public const double WMin = 0;

    public const double WMax = 1;
}

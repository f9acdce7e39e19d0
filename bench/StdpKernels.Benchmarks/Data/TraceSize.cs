namespace StdpKernels.Benchmarks;

/// <summary>The traces of as many neurons on each side.</summary>
public sealed record TraceSize(int Neurons) : IWorkSize
{
    private const int Sides = 2;

    /// <summary>Two multiplications, an addition and a subtraction a trace.</summary>
    public double Operations => 4.0 * Sides * Neurons;

    /// <summary>Traces in and out, activity in.</summary>
    public double NumbersMoved => 3.0 * Sides * Neurons;

    public double NumbersHeld => 2.0 * Sides * Neurons;

    public double Updates => 0;

    public override string ToString() => $"2 x {Neurons}";
}

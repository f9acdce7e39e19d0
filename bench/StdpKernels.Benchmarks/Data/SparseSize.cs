namespace StdpKernels.Benchmarks;

/// <summary>A sparse network of one sample, each of whose presynaptic neurons has the same number of synapses.</summary>
public sealed record SparseSize(int Inputs, int Outputs, int OutDegree) : IWorkSize
{
    private double Synapses => (double)Inputs * OutDegree;

    /// <summary>Two products, two multiplications, a subtraction and an addition a synapse.</summary>
    public double Operations => 6 * Synapses;

    /// <summary>Weights in and out, and the number of a neuron of each synapse.</summary>
    public double NumbersMoved => 3 * Synapses;

    public double NumbersHeld => 4 * Synapses;

    public double Updates => 2 * Synapses;

    public override string ToString() => $"{Inputs}->{Outputs}, {OutDegree} each";
}

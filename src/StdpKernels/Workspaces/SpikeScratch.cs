namespace StdpKernels.Workspaces;

/// <summary>Memory for lists one after the other: where each starts, and the entries of all.</summary>
internal sealed class SpikeScratch
{
    public Scratch<int> Starts { get; } = new();

    public Scratch<int> Entries { get; } = new();

    /// <summary>Room for every neuron firing in every sample, in either direction of listing.</summary>
    public void Reserve(int batch, int neurons)
    {
        Starts.Take(Math.Max(batch, neurons) + 2);
        Entries.Take(batch * neurons);
    }
}

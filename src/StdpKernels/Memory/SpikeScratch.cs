namespace StdpKernels.Memory;

/// <summary>Memory for lists one after the other: where each starts, and the entries of all.</summary>
internal sealed class SpikeScratch
{
    public Scratch<int> Starts { get; } = new();

    public Scratch<int> Entries { get; } = new();

    /// <summary>Room for so many entries, in so many lists.</summary>
    public void Reserve(int entries, int lists)
    {
        Starts.Take(lists + 2);
        Entries.Take(entries);
    }
}

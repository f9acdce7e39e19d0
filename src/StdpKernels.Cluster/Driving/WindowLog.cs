using StdpKernels.Cluster.Messages;

namespace StdpKernels.Cluster.Driving;

/// <summary>The windows since the last checkpoint: what each shard was told, and what it answered.</summary>
internal sealed class WindowLog
{
    private readonly List<Entry> _entries = [];

    /// <summary>The step that a lost shard goes on from; −1 where it starts at its beginning.</summary>
    public long Checkpoint { get; private set; } = -1;

    /// <summary>Whether something was written to shards, which no checkpoint has and no window repeats.</summary>
    public bool HasUnsavedWrites { get; set; }

    public int Windows => _entries.Count;

    public void Add(Entry entry)
    {
        _entries.Add(entry);
    }

    /// <summary>What a shard that goes on from the checkpoint is told again, and must answer.</summary>
    public IEnumerable<(ShardCommand Command, byte[]? Answer)> Of(int shard) =>
        _entries.Select(entry => (entry.Command(shard), entry.Answers[shard]));

    /// <summary>All shards are at a step in a checkpoint.</summary>
    public void Saved(long step)
    {
        _entries.Clear();
        (Checkpoint, HasUnsavedWrites) = (step, false);
    }

    /// <summary>One window.</summary>
    internal sealed record Entry(long FirstStep, int Steps, byte[] Pre, byte[][] Post, byte[]?[] Answers)
    {
        public ShardCommand Command(int shard) =>
            new() { FirstStep = FirstStep, Steps = Steps, Pre = Pre, Post = Post.Length == 0 ? null : Post[shard] };
    }
}

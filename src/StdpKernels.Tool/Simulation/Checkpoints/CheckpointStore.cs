using StdpKernels.Tool.Output;

namespace StdpKernels.Tool.Simulation.Checkpoints;

/// <summary>The checkpoints of one run: the newest, and the one before it in case the newest is damaged.</summary>
/// <remarks>
/// At any moment at least one whole checkpoint lies in the folder: the new one is complete and on the disk before the newest becomes
/// the previous one, and both moves are one operation of the file system.
/// </remarks>
internal sealed class CheckpointStore(string folder, string identity)
{
    public const string NewestName = "checkpoint.bin";
    public const string PreviousName = "checkpoint.previous.bin";

    private string Newest { get; } = Path.Combine(folder, NewestName);

    private string Previous { get; } = Path.Combine(folder, PreviousName);

    /// <summary>Saves a state as the newest.</summary>
    public void Save(byte[] state)
    {
        using AtomicFile file = AtomicFile.Create(Newest);
        file.Write(stream => RunCheckpoint.Write(stream, identity, state));
        file.Complete();
        if (File.Exists(Newest))
        {
            File.Move(Newest, Previous, overwrite: true);
        }

        file.Commit();
    }

    /// <summary>The newest state that is whole, null if the run has never been saved.</summary>
    /// <param name="warn">Is told in one line about a damaged checkpoint in whose place the previous one is taken.</param>
    /// <exception cref="ToolException">All that is there is damaged, or belongs to a run with other parameters.</exception>
    public byte[]? Load(Action<string> warn)
    {
        string? damage = null;
        foreach (string path in (string[])[Newest, Previous])
        {
            if (!File.Exists(path))
            {
                continue;
            }

            try
            {
                byte[] state = Read(path);
                if (damage is not null)
                {
                    warn($"{damage}: the checkpoint before it is taken instead");
                }

                return state;
            }
            catch (InvalidDataException e)
            {
                damage = $"{damage}{(damage is null ? "" : ", and ")}{path} is damaged ({e.Message})";
            }
        }

        return damage is null ? null : throw new ToolException($"{damage}: no checkpoint is left, use --restart to start over");
    }

    /// <summary>Removes all checkpoints: the run is complete, or starts over.</summary>
    public void Clear()
    {
        File.Delete(Newest);
        File.Delete(Previous);
    }

    private byte[] Read(string path)
    {
        (string savedIdentity, byte[] state) = RunCheckpoint.Read(File.ReadAllBytes(path));
        return savedIdentity == identity
            ? state
            : throw new ToolException(
                $"{path} belongs to another run ({savedIdentity}; now {identity}): use --restart to start over, or another --output");
    }
}

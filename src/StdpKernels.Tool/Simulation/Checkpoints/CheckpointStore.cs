using StdpKernels.Checkpoints;
using StdpKernels.Reporting.Files;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Checkpoints;

/// <summary>The checkpoints of one run: the newest, and the one before it in case the newest is damaged.</summary>
/// <remarks>
/// At any moment at least one whole checkpoint lies in the folder: the new one is complete and on the disk before the newest becomes
/// the previous one, both moves are one operation of the file system, and a newest that is damaged never becomes the previous one.
/// </remarks>
internal sealed class CheckpointStore(string folder, string identity) : ICheckpointStore
{
    public const string NewestName = "checkpoint.bin";
    public const string PreviousName = "checkpoint.previous.bin";

    private string Newest { get; } = Path.Combine(folder, NewestName);

    private string Previous { get; } = Path.Combine(folder, PreviousName);

    /// <inheritdoc/>
    public void Save(IStateful source)
    {
        using OutputFile file = OutputFile.Create(Newest);
        file.Write(stream => SimulationCheckpoint.Save(stream, identity, source));
        file.Complete();
        if (File.Exists(Newest) && FindDamage(Newest) is null)
        {
            File.Move(Newest, Previous, overwrite: true);
        }

        file.Commit();
    }

    /// <inheritdoc/>
    public string? Load(IStateful destination, Action<string> warn)
    {
        string? damage = null;
        foreach (string path in new[] { Newest, Previous }.Where(File.Exists))
        {
            if (FindDamage(path) is { } found)
            {
                damage = $"{damage}{(damage is null ? "" : ", and ")}{path} is damaged ({found})";
                continue;
            }

            Read(path, destination);
            if (damage is not null)
            {
                warn($"{damage}: the checkpoint before it is taken instead");
            }

            return Path.GetFileName(path);
        }

        return damage is null ? null : throw new CommandException($"{damage}: no checkpoint is left, use --restart to start over");
    }

    /// <inheritdoc/>
    public void Clear()
    {
        File.Delete(Newest);
        File.Delete(Previous);
    }

    private static string? FindDamage(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            ContainerReader.RequireWhole(stream);
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }

    private void Read(string path, IStateful destination)
    {
        using FileStream stream = File.OpenRead(path);
        CheckpointReader.Read(stream, path, identity, "use --restart to start over, or another --output", destination);
    }
}

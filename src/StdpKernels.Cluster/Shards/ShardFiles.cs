using System.Globalization;
using System.Text.RegularExpressions;
using StdpKernels.Checkpoints;

namespace StdpKernels.Cluster.Shards;

/// <summary>The checkpoints of a run: a folder of its own with <c>shard-i.step-K</c> for each shard.</summary>
/// <remarks>Only the folder in front of all runs is configured. What comes in messages is a name, from which no way leads out of it.</remarks>
internal sealed partial class ShardFiles
{
    public const string NameRule = "1 to 64 letters of a-z, digits, '-' and '_'";

    private readonly string _folder;

    /// <exception cref="InvalidDataException">The name is not one of a run.</exception>
    public ShardFiles(string root, string run)
    {
        if (!IsName(run))
        {
            throw new InvalidDataException($"A run must be named by {NameRule}, but it is '{Printable.Text(run ?? "")}'.");
        }

        _folder = Path.Combine(root, run);
    }

    public string Manifest => Path.Combine(_folder, "manifest.json");

    /// <summary>The file that a driver keeps open while nobody else may replace the manifest or remove files.</summary>
    public string Lock => Path.Combine(_folder, "manifest.lock");

    public static bool IsName(string? run) => run is not null && RunName().IsMatch(run);

    public string Of(int shard, long step) =>
        Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"shard-{shard}.step-{step}"));

    public void CreateFolder() => Directory.CreateDirectory(_folder);

    /// <summary>Writes a file that appears under its name only when it is complete and on the disk.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        using AtomicFile file = AtomicFile.Create(path);
        write(file.Stream);
        file.Commit();
    }

    /// <summary>Removes the checkpoints of all steps but one.</summary>
    public void KeepOnly(long step)
    {
        foreach (string path in Directory.EnumerateFiles(_folder, "shard-*.step-*"))
        {
            if (StepOf().Match(Path.GetFileName(path)) is { Success: true } match
                && match.Groups[1].Value != step.ToString(CultureInfo.InvariantCulture))
            {
                File.Delete(path);
            }
        }
    }

    [GeneratedRegex(@"^[a-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RunName();

    [GeneratedRegex(@"^shard-[0-9]+\.step-([0-9]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex StepOf();
}

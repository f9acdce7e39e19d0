using System.Text.Json;
using System.Text.Json.Serialization;
using StdpKernels.Checkpoints;
using StdpKernels.Cluster.Shards;
using StdpKernels.Sharding;

namespace StdpKernels.Cluster.Driving;

/// <summary>What makes the files of shards a checkpoint: written when all of them are there, so that a run is at this step or at none.</summary>
internal sealed record RunManifest
{
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    public required string Model { get; init; }

    public required byte[] Settings { get; init; }

    /// <summary>The first neuron and the count of each range, shard after shard.</summary>
    public required int[][] Ranges { get; init; }

    /// <summary>How many drivers there have been: their starts are numbered from here on.</summary>
    public required long Epoch { get; init; }

    /// <summary>The step of the checkpoint; −1 where there is none yet.</summary>
    public required long Step { get; init; }

    /// <summary>The samples of the window before it.</summary>
    public int LastSamples { get; init; }

    /// <summary>The spikes that each shard answered that window with.</summary>
    public byte[][] LastFired { get; init; } = [];

    /// <summary>What the caller keeps.</summary>
    public byte[] UserData { get; init; } = [];

    /// <summary>The manifest of a run that begins.</summary>
    public static RunManifest New(ClusterRunOptions options) => new()
    {
        Format = CurrentFormat,
        Model = options.Model,
        Settings = options.Settings.ToArray(),
        Ranges = [.. Enumerable.Range(0, options.Cut.Shards).Select(shard => RangesOf(options.Cut, shard))],
        Epoch = 0,
        Step = -1,
    };

    /// <summary>Reads the manifest of a run; null where there is none.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static RunManifest? Read(ShardFiles files)
    {
        try
        {
            using FileStream stream = AtomicFile.OpenRead(files.Manifest);
            RunManifest manifest = JsonSerializer.Deserialize(stream, ManifestJson.Default.RunManifest)
                ?? throw new InvalidDataException($"{files.Manifest}: The manifest is empty.");
            return manifest.Format == CurrentFormat
                ? manifest
                : throw new InvalidDataException($"{files.Manifest}: The manifest must be of format {CurrentFormat}, but it is of {manifest.Format}.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{files.Manifest}: The manifest is damaged.", e);
        }
    }

    public void Write(ShardFiles files) => ShardFiles.Write(
        files.Manifest, stream => JsonSerializer.Serialize(stream, this, ManifestJson.Default.RunManifest));

    /// <summary>Whether a run of these options may go on from here.</summary>
    public bool IsOf(ClusterRunOptions options)
    {
        RunManifest other = New(options);
        return Model == other.Model && Settings.AsSpan().SequenceEqual(other.Settings) && Ranges.Length == other.Ranges.Length
            && Ranges.Zip(other.Ranges).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
    }

    public static int[] RangesOf(ShardCut cut, int shard)
    {
        var numbers = new List<int>();
        foreach (ShardRange range in cut[shard])
        {
            numbers.AddRange([range.Start, range.Count]);
        }

        return [.. numbers];
    }
}

[JsonSerializable(typeof(RunManifest))]
[JsonSourceGenerationOptions(WriteIndented = true)]
internal sealed partial class ManifestJson : JsonSerializerContext;

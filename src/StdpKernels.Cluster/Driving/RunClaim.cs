using StdpKernels.Cluster.Shards;

namespace StdpKernels.Cluster.Driving;

/// <summary>The manifest of a run as its driver has it: the last one that took the run over may replace it, and nobody else.</summary>
/// <remarks>
/// Between the look at whose run it is and the last file that is removed no other driver comes: the file beside the manifest is kept open, which the
/// system ends with the process.
/// </remarks>
internal sealed class RunClaim
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ShardFiles _files;
    private readonly ClusterRunOptions _options;

    private RunClaim(ShardFiles files, ClusterRunOptions options, RunManifest manifest) => (_files, _options, Manifest) = (files, options, manifest);

    /// <summary>What this driver wrote last.</summary>
    public RunManifest Manifest { get; private set; }

    /// <summary>Takes a run over: those who had it before can no longer replace anything.</summary>
    /// <exception cref="InvalidDataException">The manifest is damaged, or of something else.</exception>
    /// <exception cref="StdpClusterException">Another driver does not let go of the files.</exception>
    public static async Task<RunClaim> TakeAsync(ShardFiles files, ClusterRunOptions options, CancellationToken cancellationToken)
    {
        using FileStream alone = await AloneAsync(files, options, cancellationToken).ConfigureAwait(false);
        RunManifest? found = RunManifest.Read(files);
        RunManifest manifest = found is { Step: >= 0 } && !options.StartsOver
            ? found
            : RunManifest.New(options) with { Epoch = found?.Epoch ?? 0 };
        if (!manifest.IsOf(options))
        {
            throw new InvalidDataException($"{files.Manifest}: The run must be of the same model, settings and cut, but it is of others.");
        }

        manifest = manifest with { Epoch = manifest.Epoch + 1 };
        manifest.Write(files);
        return new RunClaim(files, options, manifest);
    }

    /// <summary>Replaces the manifest, and removes the files of all steps but its own.</summary>
    /// <exception cref="StdpClusterException">Another driver has taken over, or does not let go of the files. Nothing has been changed.</exception>
    public async Task ReplaceAsync(Func<RunManifest, RunManifest> change, CancellationToken cancellationToken)
    {
        using FileStream alone = await AloneAsync(_files, _options, cancellationToken).ConfigureAwait(false);
        if (RunManifest.Read(_files) is not { } current || current.Epoch != Manifest.Epoch)
        {
            throw new StdpClusterException($"Another driver has taken over the run '{_options.Run}'.");
        }

        Manifest = change(Manifest);
        Manifest.Write(_files);
        _files.KeepOnly(Manifest.Step);
    }

    private static async Task<FileStream> AloneAsync(ShardFiles files, ClusterRunOptions options, CancellationToken cancellationToken)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(files.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not DirectoryNotFoundException)
            {
                if (TimeProvider.System.GetElapsedTime(began) > options.RecoveryTimeout)
                {
                    throw new StdpClusterException($"{files.Lock}: Another driver has held it for {options.RecoveryTimeout.TotalSeconds:0} s.", e);
                }
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }
}

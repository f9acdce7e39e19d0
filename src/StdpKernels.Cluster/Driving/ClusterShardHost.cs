using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Cluster.Messages;
using StdpKernels.Cluster.Shards;
using StdpKernels.Sharding;
using StdpKernels.Validation;

namespace StdpKernels.Cluster.Driving;

/// <summary>Shards in the silos of a cluster, and the driver of a run: it survives the loss of shards, and another one survives its own.</summary>
/// <remarks>
/// <para>
/// The driver lives in a silo, which learns within seconds that another one is lost. A lost shard is started again, elsewhere if need be, from its last
/// checkpoint, and is told what it has been told since; its answers must be those of then. The other shards stay as they are. There must be memory for it.
/// </para>
/// <para>
/// A checkpoint is a file for each shard, and the manifest, which is written when all of them are. A driver that starts with the same run goes on from the
/// manifest, and the one before can no longer change anything.
/// </para>
/// </remarks>
public sealed class ClusterShardHost : IShardHost, IAsyncDisposable
{
    private readonly ClusterRunOptions _options;
    private readonly RunClaim _claim;
    private readonly WindowLog _log = new();
    private readonly DriverInstruments _instruments;
    private readonly DriverShard[] _shards;
    private long _stepsDone;

    private ClusterShardHost(IServiceProvider silo, ClusterRunOptions options, RunClaim claim)
    {
        (_options, _claim) = (options, claim);
        RunManifest manifest = claim.Manifest;
        _instruments = new DriverInstruments(silo.GetRequiredService<IMeterFactory>());
        IGrainFactory grains = silo.GetRequiredService<IGrainFactory>();
        _shards = new DriverShard[options.Cut.Shards];
        for (int i = 0; i < _shards.Length; i++)
        {
            var start = new ShardStart
            {
                Incarnation = DriverShard.FirstIncarnation(manifest.Epoch),
                Run = options.Run,
                Shard = i,
                Model = options.Model,
                Settings = manifest.Settings,
                Ranges = manifest.Ranges[i],
            };
            _shards[i] = new DriverShard(
                grains.GetGrain<IShardGrain>(StartContract.Key(options.Run, i)), start, _log, _instruments, options.RecoveryTimeout);
        }

        if (manifest.Step >= 0)
        {
            _log.Saved(manifest.Step);
            _stepsDone = manifest.Step;
            UserData = manifest.UserData;
        }
    }

    /// <inheritdoc/>
    public int Shards => _shards.Length;

    /// <inheritdoc/>
    public int BatchSize => _shards[0].Shape.BatchSize;

    /// <inheritdoc/>
    public int Inputs => _shards[0].Shape.Inputs;

    /// <inheritdoc/>
    public bool HasNeurons => _shards[0].Shape.HasNeurons;

    /// <inheritdoc/>
    public long StepsDone => _stepsDone;

    /// <summary>How often each shard was lost and started again.</summary>
    public IReadOnlyList<int> Recoveries => [.. _shards.Select(shard => shard.Recoveries)];

    /// <summary>Bytes to keep with the next checkpoint, and those of the last one when a run goes on.</summary>
    public ReadOnlyMemory<byte> UserData { get; set; }

    /// <summary>The spikes that shards answered the last window with, for what goes on from it; none where there was none, or the caller gave them.</summary>
    public IReadOnlyList<SpikeRaster> LastFired { get; private set; } = [];

    /// <summary>Starts a run, or goes on with one that has a checkpoint.</summary>
    /// <param name="silo">The services of a silo of the cluster, in this process.</param>
    /// <param name="options">What the run is of.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The run has no valid name, or a number of windows or a time is negative.</exception>
    /// <exception cref="InvalidDataException">The manifest of the run is damaged, or of another model, other settings or another cut.</exception>
    /// <exception cref="InvalidOperationException">The services are not those of a silo with shards.</exception>
    /// <exception cref="StdpClusterException">A shard cannot be started, or does not answer.</exception>
    public static Task<ClusterShardHost> StartAsync(
        IServiceProvider silo, ClusterRunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(options);
        if (!ShardFiles.IsName(options.Run))
        {
            throw new ArgumentException($"Run must be {ShardFiles.NameRule}, but it is '{options.Run}'.", nameof(options));
        }

        ArgumentNullException.ThrowIfNull(options.Model, nameof(options));
        ArgumentNullException.ThrowIfNull(options.Cut, nameof(options));
        if (options.CheckpointWindows < 0)
        {
            throw new ArgumentException($"CheckpointWindows must be 0 or more, but it is {options.CheckpointWindows}.", nameof(options));
        }

        if (options.RecoveryTimeout < TimeSpan.Zero)
        {
            throw new ArgumentException($"RecoveryTimeout must be 0 or more, but it is {options.RecoveryTimeout}.", nameof(options));
        }

        return BeginAsync(silo, options, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shard.</exception>
    public int OutputsOf(int shard) => Shard(shard).Shape.Outputs;

    /// <inheritdoc/>
    /// <remarks>Where the waiting was ended, the same window can be asked for again: no shard does it twice.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="pre"/>, <paramref name="post"/> or one of its rasters is null. Nothing has been changed.</exception>
    /// <exception cref="ArgumentException">
    /// Spikes are of another number of neurons or samples, or not of all shards, or neurons live in the shards. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative. Nothing has been changed.</exception>
    /// <exception cref="StdpClusterException">The run cannot go on.</exception>
    public async Task<IReadOnlyList<SpikeRaster>> RunAsync(
        int steps, SpikeRaster pre, IReadOnlyList<SpikeRaster> post, CancellationToken cancellationToken)
    {
        RequireWindow(steps, pre, post);
        if (steps == 0)
        {
            return HasNeurons ? [.. _shards.Select(shard => SpikeRaster.Silence(shard.Shape.Outputs, 0))] : [];
        }

        if (_log.HasUnsavedWrites)
        {
            await SaveAsync(cancellationToken).ConfigureAwait(false);
        }

        long began = TimeProvider.System.GetTimestamp();
        var window = new WindowLog.Entry(
            _stepsDone, steps, SpikeCodec.Encode(pre), [.. post.Select(SpikeCodec.Encode)], new byte[]?[_shards.Length]);
        SpikeRaster?[] fired = await Task.WhenAll(
            _shards.Select((shard, i) => RunAsync(shard, i, window, cancellationToken))).ConfigureAwait(false);
        _log.Add(window);
        _stepsDone += steps;
        LastFired = [.. fired.OfType<SpikeRaster>()];
        _instruments.Done(window, TimeProvider.System.GetElapsedTime(began));
        if (_options.CheckpointWindows > 0 && _log.Windows >= _options.CheckpointWindows)
        {
            await SaveAsync(cancellationToken).ConfigureAwait(false);
        }

        return LastFired;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shard.</exception>
    /// <exception cref="StdpClusterException">There is no such array or piece, or the run cannot go on.</exception>
    public async Task ReadAsync(int shard, string array, long offset, Memory<byte> destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(array);
        ShardReply reply = await Shard(shard).AskAsync(
            (grain, incarnation) => grain.TransferAsync(new()
            {
                Incarnation = incarnation,
                FirstStep = _stepsDone,
                Array = array,
                Offset = offset,
                Count = destination.Length,
            }),
            cancellationToken).ConfigureAwait(false);
        if (reply.Bytes?.Length != destination.Length)
        {
            throw new StdpClusterException($"Shard {shard} must answer {destination.Length} bytes, but it answered {reply.Bytes?.Length ?? 0}.");
        }

        reply.Bytes.CopyTo(destination);
    }

    /// <inheritdoc/>
    /// <remarks>The next window makes a checkpoint first: what was written is in no log.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null. Nothing has been changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shard. Nothing has been changed.</exception>
    /// <exception cref="StdpClusterException">There is no such array or piece, or the run cannot go on.</exception>
    public async Task WriteAsync(int shard, string array, long offset, ReadOnlyMemory<byte> source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(array);
        DriverShard driven = Shard(shard);
        _log.HasUnsavedWrites = true;
        _ = await driven.AskAsync(
            (grain, incarnation) => grain.TransferAsync(new()
            {
                Incarnation = incarnation,
                FirstStep = _stepsDone,
                Array = array,
                Offset = offset,
                Bytes = source.ToArray(),
            }),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a checkpoint of the run as it is, in place of the one before.</summary>
    /// <param name="cancellationToken">Ends the waiting; the checkpoint before stays then.</param>
    /// <exception cref="StdpClusterException">A shard cannot be saved, or the run cannot go on. The checkpoint before stays.</exception>
    public async Task SaveAsync(CancellationToken cancellationToken = default)
    {
        long began = TimeProvider.System.GetTimestamp();
        _ = await Task.WhenAll(_shards.Select(shard => shard.AskAsync(
            (grain, incarnation) => grain.SaveAsync(incarnation, _stepsDone), cancellationToken))).ConfigureAwait(false);

        // Saved by shards of this driver; but another one may have come since.
        await _claim.ReplaceAsync(
            manifest => manifest with
            {
                Step = _stepsDone,
                LastSamples = LastFired.Count == 0 ? 0 : LastFired[0].Samples,
                LastFired = [.. LastFired.Select(SpikeCodec.Encode)],
                UserData = UserData.ToArray(),
            },
            cancellationToken).ConfigureAwait(false);
        _log.Saved(_stepsDone);
        _instruments.Saved(TimeProvider.System.GetElapsedTime(began));
    }

    /// <summary>Removes the checkpoint of a run that is done: a driver that comes starts at the beginning. The last call of a run.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="StdpClusterException">Another driver has taken over the run, or does not let go of its files.</exception>
    public Task RemoveCheckpointAsync(CancellationToken cancellationToken = default) =>
        _claim.ReplaceAsync(manifest => RunManifest.New(_options) with { Epoch = manifest.Epoch }, cancellationToken);

    /// <summary>Ends the run: shards give their memory back. Its last checkpoint stays.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        foreach (DriverShard shard in _shards)
        {
            await shard.StopAsync(patience.Token).ConfigureAwait(false);
        }
    }

    private static async Task<ClusterShardHost> BeginAsync(IServiceProvider silo, ClusterRunOptions options, CancellationToken cancellationToken)
    {
        await ShardSilos.WaitAsync(silo, options.RecoveryTimeout, cancellationToken).ConfigureAwait(false);
        var files = new ShardFiles(silo.GetRequiredService<StdpClusterOptions>().CheckpointFolder, options.Run);
        files.CreateFolder();

        // Before any shard hears of it, so that no other driver numbers its starts alike.
        RunClaim claim = await RunClaim.TakeAsync(files, options, cancellationToken).ConfigureAwait(false);
        RunManifest manifest = claim.Manifest;
        var host = new ClusterShardHost(silo, options, claim);
        await Task.WhenAll(host._shards.Select(shard => shard.StartAsync(cancellationToken))).ConfigureAwait(false);
        host.RequireShapes();
        host.LastFired =
        [
            .. manifest.LastFired.Select((bytes, i) => SpikeCodec.Decode(bytes, manifest.LastSamples, host._shards[i].Shape.Outputs)),
        ];
        return host;
    }

    private async Task<SpikeRaster?> RunAsync(DriverShard shard, int number, WindowLog.Entry window, CancellationToken cancellationToken)
    {
        ShardCommand command = window.Command(number);
        ShardReply reply = await shard.AskAsync(
            (grain, incarnation) => grain.RunAsync(command with { Incarnation = incarnation }), cancellationToken).ConfigureAwait(false);
        window.Answers[number] = reply.Bytes;
        if (!HasNeurons)
        {
            return null;
        }

        try
        {
            return SpikeCodec.Decode(reply.Bytes, window.Steps * BatchSize, shard.Shape.Outputs);
        }
        catch (InvalidDataException e)
        {
            throw new StdpClusterException($"Shard {number} must answer with spikes, but: {e.Message}", e);
        }
    }

    private DriverShard Shard(int shard) => _shards[ShardContract.RequireShard(shard, _shards.Length, nameof(shard))];

    private void RequireWindow(int steps, SpikeRaster pre, IReadOnlyList<SpikeRaster> post)
    {
        Require.Size(steps);
        ShardContract.RequireRaster(pre, steps, BatchSize, Inputs, nameof(pre));
        ArgumentNullException.ThrowIfNull(post);
        int expected = HasNeurons ? 0 : Shards;
        if (post.Count != expected)
        {
            throw new ArgumentException($"post must have spikes for {Plural.Of(expected, "shard")}, but it has {post.Count}.", nameof(post));
        }

        for (int i = 0; i < post.Count; i++)
        {
            ShardContract.RequireRaster(post[i], steps, BatchSize, OutputsOf(i), nameof(post));
        }
    }

    private void RequireShapes()
    {
        for (int i = 0; i < _shards.Length; i++)
        {
            if (_shards[i].Shape with { Outputs = 0 } != _shards[0].Shape with { Outputs = 0 } || OutputsOf(i) != _options.Cut.SizeOf(i))
            {
                throw new StdpClusterException($"Shard {i} must be like the others, of {_options.Cut.SizeOf(i)} neurons, but it is {_shards[i].Shape}.");
            }
        }
    }
}

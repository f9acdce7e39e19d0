using StdpKernels.Checkpoints;
using StdpKernels.Cluster.Messages;
using StdpKernels.Cluster.Shards;
using StdpKernels.Validation;

namespace StdpKernels.Cluster.Driving;

/// <summary>A shard as its driver sees it: what is asked of it is answered once, and if it is lost meanwhile, it is started again first.</summary>
internal sealed class DriverShard(
    IShardGrain grain, ShardStart start, WindowLog log, DriverInstruments instruments, TimeSpan recoveryTimeout)
{
    // Within one driver; the next one counts from above.
    private const int StartsOfDriver = 20;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private long _incarnation = start.Incarnation;

    /// <summary>How often it was lost.</summary>
    public int Recoveries { get; private set; }

    /// <summary>What it is.</summary>
    public ShardShape Shape { get; private set; } = new(0, 0, 0, false);

    /// <summary>The number that the starts of a driver are counted from.</summary>
    public static long FirstIncarnation(long epoch) => epoch << StartsOfDriver;

    /// <summary>Makes the shard, or has it go on from the last checkpoint.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        ShardReply reply = await AnsweredAsync(
            () => grain.StartAsync(start with { Incarnation = _incarnation, Checkpoint = log.Checkpoint }), cancellationToken);
        Shape = Require(reply).Shape ?? throw new StdpClusterException($"Shard {start.Shard} must say what it is, but it does not.");
    }

    /// <summary>Asks until there is an answer.</summary>
    /// <param name="command">The command, for a start of that number. It may come more than once.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<ShardReply> AskAsync(Func<IShardGrain, long, Task<ShardReply>> command, CancellationToken cancellationToken)
    {
        while (true)
        {
            ShardReply reply = await AnsweredAsync(() => command(grain, _incarnation), cancellationToken);
            if (reply.Status != ShardStatus.NotStarted)
            {
                return Require(reply);
            }

            await RecoverAsync(cancellationToken);
        }
    }

    /// <summary>Has the shard give its memory back. Where it is not there, or another driver has it, there is nothing to do.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            _ = await grain.StopAsync(_incarnation).WaitAsync(cancellationToken);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            // Its silo is gone, and the memory with it.
        }
    }

    /// <summary>Starts a shard again that is where it was lost, or elsewhere, and tells it what it has been told since the last checkpoint.</summary>
    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        if (log.HasUnsavedWrites)
        {
            throw new StdpClusterException($"Shard {start.Shard} was lost with what had been written to it: it must be written again, to all shards.");
        }

        long began = TimeProvider.System.GetTimestamp();
        do
        {
            _incarnation++;
            Recoveries++;
            await StartAsync(cancellationToken);
        }
        while (!await ReplayAsync(cancellationToken));
        instruments.Recovered(TimeProvider.System.GetElapsedTime(began));
    }

    /// <returns>False where the shard was lost once more.</returns>
    private async Task<bool> ReplayAsync(CancellationToken cancellationToken)
    {
        foreach ((ShardCommand command, byte[]? answer) in log.Of(start.Shard))
        {
            ShardReply reply = await AnsweredAsync(() => grain.RunAsync(command with { Incarnation = _incarnation }), cancellationToken);
            if (reply.Status == ShardStatus.NotStarted)
            {
                return false;
            }

            if (!Require(reply).Bytes.AsSpan().SequenceEqual(answer))
            {
                throw new StdpClusterException(
                    $"Shard {start.Shard} must answer what it answered before, but its spikes of {Plural.Of(command.Steps, "step")} from {command.FirstStep} on are others.");
            }
        }

        return true;
    }

    /// <summary>The answer to a message, which is sent again as long as it is lost on the way.</summary>
    private async Task<ShardReply> AnsweredAsync(Func<Task<ShardReply>> send, CancellationToken cancellationToken)
    {
        TimeSpan pause = FirstPause;
        long? lost = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await send().WaitAsync(cancellationToken);
            }
            catch (Exception e) when (IsLostOnTheWay(e) && !cancellationToken.IsCancellationRequested)
            {
                lost ??= TimeProvider.System.GetTimestamp();
                if (TimeProvider.System.GetElapsedTime(lost.Value) > recoveryTimeout)
                {
                    throw new StdpClusterException($"Shard {start.Shard} has not answered for {recoveryTimeout.TotalSeconds:0} s: {Printable.FirstLine(e.Message)}", e);
                }
            }

            await Task.Delay(pause, cancellationToken);
            pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks));
        }
    }

    // Silos that come and go, and the directory of grains in Redis, whose client also cancels what it was asked. A shard itself answers, or has a fault.
    private static bool IsLostOnTheWay(Exception e) =>
        e is OrleansException or TimeoutException or System.Net.Sockets.SocketException or StackExchange.Redis.RedisException or OperationCanceledException;

    private ShardReply Require(ShardReply reply) => reply.Status switch
    {
        ShardStatus.Done or ShardStatus.Repeated => reply,
        ShardStatus.Stale when reply.Incarnation > _incarnation =>
            throw new StdpClusterException($"Another driver has taken over shard {start.Shard}."),
        ShardStatus.Refused => throw new StdpClusterException($"Shard {start.Shard}: {reply.Text}"),
        _ => throw new StdpClusterException(
            $"Shard {start.Shard} must be where its driver is, but it is at step {reply.StepsDone} of start {reply.Incarnation}, not {_incarnation}."),
    };
}

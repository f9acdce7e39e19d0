using Orleans.Placement;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Cluster.Messages;
using StdpKernels.Cluster.Models;

namespace StdpKernels.Cluster.Shards;

/// <summary>A shard in a silo. It stays where it is, as long as the silo lives, and computes on a thread of its own.</summary>
/// <remarks>
/// The engine gives it one call at a time, and waits without a thread. A window may take seconds: on one of the engine's threads it would keep everything
/// else in the silo waiting, the answers to probes included, and the silo would be taken for dead.
/// </remarks>
[KeepAlive]
[Immovable]
[ShardPlacement]
[GrainType(TypeName)]
internal sealed class ShardGrain(ShardModels models, StdpClusterOptions options, ShardInstruments instruments) : Grain, IShardGrain, IDisposable
{
    /// <summary>What silos that take shards have.</summary>
    public const string TypeName = "stdp-shard";

    private readonly ShardSession _session = new(models, options.CheckpointFolder);
    private readonly ShardThread _thread = new();

    public Task<ShardReply> StartAsync(ShardStart start) => AnswerAsync("start", () => _session.Start(start, this.GetPrimaryKeyString()));

    public async Task<ShardReply> RunAsync(ShardCommand command)
    {
        long began = TimeProvider.System.GetTimestamp();
        ShardReply reply = await AnswerAsync("run", () => _session.Run(command));
        if (reply.Status == ShardStatus.Done)
        {
            instruments.Computed(command.Steps, TimeProvider.System.GetElapsedTime(began));
        }

        return reply;
    }

    public Task<ShardReply> SaveAsync(long incarnation, long step) => AnswerAsync("save", () => _session.Save(incarnation, step));

    public Task<ShardReply> TransferAsync(ShardPiece piece) => AnswerAsync("piece", () => _session.Transfer(piece));

    public Task<ShardReply> StopAsync(long incarnation) => AnswerAsync("stop", () => _session.Stop(incarnation));

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        instruments.Activated();
        return base.OnActivateAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        instruments.Deactivated();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    public void Dispose() => _thread.Dispose();

    private async Task<ShardReply> AnswerAsync(string command, Func<ShardReply> answer)
    {
        ShardReply reply = await _thread.RunAsync(answer);
        instruments.Answered(command, reply.Status);
        return reply;
    }
}

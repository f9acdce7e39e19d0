using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using StdpKernels.Cluster.Driving;
using StdpKernels.Cluster.Messages;
using StdpKernels.Cluster.Shards;

namespace StdpKernels.Cluster.Tests.Driving;

/// <summary>What a driver does with what is lost on the way to a shard, and with what is not.</summary>
internal sealed class DriverShardTests
{
    private static readonly ShardShape Shape = new(1, 2, 3, true);

    [Test]
    public async Task A_message_that_is_lost_on_the_way_is_sent_again()
    {
        var grain = new LossyGrain(
            new SiloUnavailableException(), new TimeoutException(), new RedisConnectionException(ConnectionFailureType.SocketClosed, "closed"), new TaskCanceledException());
        DriverShard shard = Shard(grain, TimeSpan.FromMinutes(1));
        await shard.StartAsync(CancellationToken.None);
        Assert.That((shard.Shape, grain.Asked), Is.EqualTo((Shape, 5)));
    }

    [Test]
    public void A_fault_of_a_shard_is_told_at_once()
    {
        var grain = new LossyGrain(new ArithmeticException("of the model"));
        Assert.That(() => Shard(grain, TimeSpan.FromMinutes(1)).StartAsync(CancellationToken.None), Throws.TypeOf<ArithmeticException>());
        Assert.That(grain.Asked, Is.EqualTo(1));
    }

    [Test]
    public void Patience_has_an_end()
    {
        var grain = new LossyGrain([.. Enumerable.Range(0, 100).Select(_ => new TaskCanceledException())]);
        Assert.That(
            () => Shard(grain, TimeSpan.Zero).StartAsync(CancellationToken.None),
            Throws.TypeOf<StdpClusterException>().With.Message.StartsWith("Shard 7 has not answered for 0 s"));
    }

    [Test]
    public void Waiting_that_is_ended_is_over()
    {
        using var ended = new CancellationTokenSource();
        var grain = new LossyGrain([.. Enumerable.Range(0, 100).Select(_ => new TaskCanceledException())]) { WhenAsked = ended.Cancel };
        Assert.That(() => Shard(grain, TimeSpan.FromMinutes(1)).StartAsync(ended.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(grain.Asked, Is.EqualTo(1));
    }

    [Test]
    public async Task A_shard_that_was_lost_starts_again_under_the_next_number()
    {
        // What is still on the way to the one that was lost then comes late.
        var grain = new ForgetfulGrain();
        DriverShard shard = Shard(grain, TimeSpan.FromMinutes(1));
        await shard.StartAsync(CancellationToken.None);
        ShardReply reply = await shard.AskAsync((of, incarnation) => of.SaveAsync(incarnation, 0), CancellationToken.None);
        Assert.That(grain.Starts, Is.EqualTo([1, 2]));
        Assert.That((reply.Status, reply.Incarnation, shard.Recoveries), Is.EqualTo((ShardStatus.Done, 2, 1)));
    }

    private static DriverShard Shard(IShardGrain grain, TimeSpan patience) => new(
        grain,
        new ShardStart { Incarnation = 1, Shard = 7 },
        new WindowLog(),
        new DriverInstruments(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()),
        patience);

    /// <summary>A shard that is lost after its first start.</summary>
    private sealed class ForgetfulGrain : IShardGrain
    {
        public List<long> Starts { get; } = [];

        public Task<ShardReply> StartAsync(ShardStart start)
        {
            Starts.Add(start.Incarnation);
            return Task.FromResult(new ShardReply { Incarnation = start.Incarnation, Shape = Shape });
        }

        public Task<ShardReply> SaveAsync(long incarnation, long step) => Task.FromResult(
            new ShardReply { Status = Starts.Count == 1 ? ShardStatus.NotStarted : ShardStatus.Done, Incarnation = incarnation });

        public Task<ShardReply> RunAsync(ShardCommand command) => throw new NotSupportedException();

        public Task<ShardReply> TransferAsync(ShardPiece piece) => throw new NotSupportedException();

        public Task<ShardReply> StopAsync(long incarnation) => throw new NotSupportedException();
    }

    /// <summary>A shard that cannot be reached as often as there are exceptions, and then starts.</summary>
    private sealed class LossyGrain(params Exception[] losses) : IShardGrain
    {
        public int Asked { get; private set; }

        public Action WhenAsked { get; init; } = () => { };

        public Task<ShardReply> StartAsync(ShardStart start)
        {
            WhenAsked();
            return Asked++ < losses.Length ? Task.FromException<ShardReply>(losses[Asked - 1]) : Task.FromResult(new ShardReply { Incarnation = 1, Shape = Shape });
        }

        public Task<ShardReply> RunAsync(ShardCommand command) => throw new NotSupportedException();

        public Task<ShardReply> SaveAsync(long incarnation, long step) => throw new NotSupportedException();

        public Task<ShardReply> TransferAsync(ShardPiece piece) => throw new NotSupportedException();

        public Task<ShardReply> StopAsync(long incarnation) => throw new NotSupportedException();
    }
}

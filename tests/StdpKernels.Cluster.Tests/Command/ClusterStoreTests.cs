using StdpKernels.Cluster.Driving;
using StdpKernels.Cluster.Tests.Support;
using StdpKernels.Reporting.Commands;
using StdpKernels.Simulation;
using StdpKernels.Tool.Clusters;

namespace StdpKernels.Cluster.Tests.Command;

/// <summary>What a run in a cluster goes on from, and what it does not.</summary>
internal sealed class ClusterStoreTests
{
    [Test]
    public async Task What_another_run_or_another_version_has_saved_is_refused_in_a_line()
    {
        await using ShardCluster cluster = await ShardCluster.StartAsync(1);
        await using ClusterShardHost host = await cluster.DriveAsync(
            new() { Run = "store", Model = "network", Settings = default, Cut = ShardCluster.Cut([30, 31], [9, 9]) });
        var store = new ClusterStore(host, "a run");
        store.Save(new State([1, 2, 3]));
        State same = new([0, 0, 0]), longer = new([7, 7, 7, 7]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(store.Load(same, Assert.Fail), Is.EqualTo("the checkpoint of the shards"));
            Assert.That(same.Bytes, Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(
                () => store.Load(longer, Assert.Fail),
                Throws.TypeOf<CommandException>().With.Message.StartsWith("the checkpoint of the shards is of another version of the experiment")
                    .And.Message.EndsWith("use --restart to start over"));
            Assert.That(longer.Bytes, Has.All.EqualTo(7));
            Assert.That(
                () => new ClusterStore(host, "another run").Load(same, Assert.Fail),
                Throws.TypeOf<CommandException>().With.Message.Contains("belongs to another run (a run; now another run)"));
        }
    }

    private sealed class State(byte[] bytes) : IStateful
    {
        public byte[] Bytes => bytes;

        public void Transfer(StateTransfer state) => state.Values(bytes.AsSpan());
    }
}

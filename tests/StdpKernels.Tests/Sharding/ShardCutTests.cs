using StdpKernels.Sharding;

namespace StdpKernels.Tests.Sharding;

/// <summary>Which neurons lie in which shard.</summary>
internal sealed class ShardCutTests
{
    [TestCase(0, 1)]
    [TestCase(0, 3)]
    [TestCase(1, 3)]
    [TestCase(12, 4)]
    [TestCase(14, 4)]
    [TestCase(20_000, 7)]
    public void Even_shards_differ_by_one_neuron_at_most_and_follow_each_other(int neurons, int shards)
    {
        ShardCut cut = ShardCut.Even(neurons, shards);
        int next = 0;
        for (int shard = 0; shard < shards; shard++)
        {
            Assert.That(cut[shard].ToArray(), Has.Length.EqualTo(1));
            Assert.That(cut[shard][0].Start, Is.EqualTo(next));
            Assert.That(cut[shard][0].Count, Is.InRange(neurons / shards, (neurons + shards - 1) / shards));
            Assert.That(cut.SizeOf(shard), Is.EqualTo(cut[shard][0].Count));
            next += cut[shard][0].Count;
        }

        Assert.That((cut.Shards, cut.Neurons, next), Is.EqualTo((shards, neurons, neurons)));
    }

    [Test]
    public void Populations_lie_side_by_side()
    {
        ShardCut cut = ShardCut.OfSizes(3, 1).Beside(ShardCut.OfSizes(0, 2));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cut.Neurons, Is.EqualTo(6));
            Assert.That(string.Join(' ', cut[0].ToArray()), Is.EqualTo("0..3 4..4"));
            Assert.That(string.Join(' ', cut[1].ToArray()), Is.EqualTo("3..4 4..6"));
            Assert.That((cut.SizeOf(0), cut.SizeOf(1)), Is.EqualTo((3, 3)));
            Assert.That(cut.ToString(), Is.EqualTo("6 neurons in 2 shards"));
        }
    }
}

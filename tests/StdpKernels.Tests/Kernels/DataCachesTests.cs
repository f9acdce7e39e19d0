using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Processor;

namespace StdpKernels.Tests.Kernels;

/// <summary>What a processor tells of its caches, and the blocks that come of it.</summary>
internal sealed class DataCachesTests
{
    private const int Data = 1, Instructions = 2, Unified = 3;

    [Test]
    public void Data_and_unified_caches_count()
    {
        var caches = DataCaches.Read(List(
            Cache(1, Data, 8, 64), Cache(1, Instructions, 4, 2048), Cache(2, Unified, 8, 2048), Cache(3, Unified, 16, 32768)));
        Assert.That(caches, Is.EqualTo(new DataCaches(32 << 10, 1 << 20, 32 << 20)));
    }

    [Test]
    public void The_last_level_is_the_largest_there_is() => Assert.That(
        DataCaches.Read(List(Cache(1, Data, 12, 64), Cache(2, Unified, 16, 2048))), Is.EqualTo(new DataCaches(48 << 10, 2 << 20, 2 << 20)));

    [Test]
    public void Sizes_beyond_32_bits_are_cut() => Assert.That(
        DataCaches.Read(List(Cache(1, Data, 8, 64), Cache(2, Unified, 8, 2048), Cache(3, Unified, 64, 1 << 20))),
        Is.EqualTo(new DataCaches(32 << 10, 1 << 20, int.MaxValue)));

    [Test]
    public void A_list_without_two_levels_says_nothing()
    {
        Assert.That(DataCaches.Read(List()), Is.Null);
        Assert.That(DataCaches.Read(List(Cache(1, Data, 8, 64), Cache(3, Unified, 16, 32768))), Is.Null);
    }

    [Test]
    public void Caches_here_are_of_a_size_that_processors_have()
    {
        Assert.That(DataCaches.Here.First, Is.InRange(8 << 10, 1 << 20));
        Assert.That(DataCaches.Here.Second, Is.GreaterThanOrEqualTo(DataCaches.Here.First));
        Assert.That(DataCaches.Here.Last, Is.GreaterThanOrEqualTo(DataCaches.Here.Second));
    }

    [TestCase(32, 256)]
    [TestCase(48, 2048)]
    [TestCase(1, 1)]
    public void Blocks_fit_their_caches(int firstKibibytes, int secondKibibytes)
    {
        var caches = new DataCaches(firstKibibytes << 10, secondKibibytes << 10, 32 << 20);
        BlockSizes blocks = BlockSizes.For<double>(int.MaxValue, caches);
        int panels = blocks.Depth * (Tile.Columns<double>() + Tile.Rows) * sizeof(double);
        Assert.That(blocks.Depth, Is.InRange(KernelShapes.BlockDepthStep, KernelShapes.MaxBlockDepth));
        Assert.That(panels <= caches.First || blocks.Depth == KernelShapes.BlockDepthStep);
        Assert.That(blocks.Rows, Is.GreaterThan(0));
        Assert.That(2L * blocks.Rows * blocks.Depth * sizeof(double) <= caches.Second || blocks.Rows == 1);
        Assert.That(BlockSizes.For<double>(3, caches).Depth, Is.EqualTo(3));
    }

    private static (int Eax, int Ebx, int Ecx, int Edx) Cache(int level, int type, int ways, int sets) =>
        (type | (level << 5), ((ways - 1) << 22) | 63, sets - 1, 0);

    private static Func<int, (int Eax, int Ebx, int Ecx, int Edx)> List(params (int Eax, int Ebx, int Ecx, int Edx)[] caches) =>
        i => i < caches.Length ? caches[i] : default;
}

using System.Runtime.CompilerServices;
using StdpKernels.Memory;

namespace StdpKernels.Tests.MemorySafety;

/// <summary>Large arrays, for which the system is asked for large pages.</summary>
internal sealed class HugePagesTests
{
    private const int FourPages = 4 << 21;

    [Test]
    public void Large_arrays_are_zeroed_whatever_was_in_their_memory()
    {
        for (int round = 0; round < 4; round++)
        {
            Fill();
            GC.Collect();
            Storage<int> made = Storage<int>.Of((FourPages / sizeof(int)) + 3);
            Assert.That(made.Length, Is.EqualTo((FourPages / sizeof(int)) + 3));
            Assert.That(made.Span.IndexOfAnyExcept(0), Is.Negative);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Fill() => GC.AllocateUninitializedArray<int>((FourPages / sizeof(int)) + 3, pinned: true).AsSpan().Fill(-1);
    }

    [TestCase(FourPages, ExpectedResult = true)]
    [TestCase(FourPages - 1, ExpectedResult = false)]
    [TestCase(0, ExpectedResult = false)]
    public bool Arrays_of_so_many_bytes_are_worth_it(int length) => HugePages.Suit<byte>(length);

    [Test]
    public void Items_count_with_their_size_and_references_never()
    {
        Assert.That(HugePages.Suit<double>(FourPages / sizeof(double)), Is.True);
        Assert.That(HugePages.Suit<double>((FourPages / sizeof(double)) - 1), Is.False);
        Assert.That(HugePages.Suit<string>(FourPages), Is.False);
        Assert.That(HugePages.Suit<long>(int.MaxValue), Is.True);
    }

    [Test]
    [Platform("Linux")]
    public void Linux_backs_large_arrays_with_large_pages_where_it_lets_programs_ask()
    {
        const string Enabled = "/sys/kernel/mm/transparent_hugepage/enabled", Used = "/proc/self/smaps_rollup";
        if (!File.Exists(Enabled) || !File.Exists(Used) || File.ReadAllText(Enabled).Contains("[never]", StringComparison.Ordinal))
        {
            Assert.Ignore("This system has no large pages for programs.");
        }

        // More than other tests could free meanwhile. Memory that is short may end in small pages: then at least some are large.
        const long Bytes = 64L << 20;
        long before = LargePages();
        Storage<byte> made = Storage<byte>.Of((int)Bytes);
        Assert.That(LargePages() - before, Is.GreaterThan(Bytes / 4));
        GC.KeepAlive(made.Span[0]);

        static long LargePages() => 1024 * File.ReadLines(Used)
            .Where(line => line.StartsWith("AnonHugePages:", StringComparison.Ordinal))
            .Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}

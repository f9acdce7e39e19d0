using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using StdpKernels.Memory;

namespace StdpKernels.Tests.MemorySafety;

/// <summary>Large arrays, for which the system is asked for large pages.</summary>
internal sealed partial class HugePagesTests
{
    private const int FourPages = 4 << 21;
    private const string Mappings = "/proc/self/smaps";

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
        const string Enabled = "/sys/kernel/mm/transparent_hugepage/enabled";
        if (!File.Exists(Enabled) || !File.Exists(Mappings) || File.ReadAllText(Enabled).Contains("[never]", StringComparison.Ordinal))
        {
            Assert.Ignore("This system has no large pages for programs.");
        }

        // Memory that is short may end in small pages: then at least some are large.
        const int Bytes = 64 << 20;
        Storage<byte> made = Storage<byte>.Of(Bytes);
        Assert.That(BytesInLargePages(made.Span), Is.GreaterThan(Bytes / 4));
        GC.KeepAlive(made);
    }

    /// <summary>What is in large pages of the mappings that an array lies in; what other tests have, or free meanwhile, is in others.</summary>
    private static unsafe long BytesInLargePages(Span<byte> array)
    {
        ulong first = (ulong)Unsafe.AsPointer(ref MemoryMarshal.GetReference(array)), end = first + (ulong)array.Length;
        bool isOfArray = false;
        long kilobytes = 0;
        foreach (string line in File.ReadLines(Mappings))
        {
            if (Range().Match(line) is { Success: true } range)
            {
                isOfArray = Address(range.Groups["first"]) < end && Address(range.Groups["end"]) > first;
            }
            else if (isOfArray && line.StartsWith("AnonHugePages:", StringComparison.Ordinal))
            {
                kilobytes += long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
            }
        }

        return 1024 * kilobytes;

        static ulong Address(Group hexadecimal) => ulong.Parse(hexadecimal.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^(?<first>[0-9a-f]+)-(?<end>[0-9a-f]+) ")]
    private static partial Regex Range();
}

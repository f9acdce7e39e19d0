using System.Diagnostics;
using System.Globalization;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Tool.Fuzzing;

/// <summary>
/// Whatever a file holds, a reader returns something valid or throws its own exception, soon and in little memory. More inputs
/// with <c>STDP_FUZZ_INPUTS</c> (each reader), other ones with <c>STDP_FUZZ_SEED</c>.
/// </summary>
[Parallelizable]
internal sealed class FuzzTests : FolderTests
{
    private const int DefaultInputs = 2000;
    private const long MaxAllocated = 64 << 20;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);

    [TestCaseSource(typeof(FuzzTargets), nameof(FuzzTargets.All))]
    public void Reads_or_refuses(FuzzTarget target)
    {
        int seed = Setting("STDP_FUZZ_SEED", 1);
        int inputs = Setting("STDP_FUZZ_INPUTS", DefaultInputs);
        int current = 0;
        int valid = 0;
        long started = Stopwatch.GetTimestamp();
        Task run = Task.Run(() =>
        {
            for (; current < inputs; current++)
            {
                Volatile.Write(ref started, Stopwatch.GetTimestamp());
                valid += Read(target, seed, current) ? 1 : 0;
            }
        });

        // An input that is read for ever must be told as well.
        while (!((IAsyncResult)run).AsyncWaitHandle.WaitOne(100))
        {
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref started)) > MaxTime)
            {
                Assert.Fail(Describe(target, seed, current, $"takes more than {MaxTime.TotalSeconds} s"));
            }
        }

        Assert.That(run.IsFaulted, Is.False, run.Exception?.InnerException?.Message);
        TestContext.Out.WriteLine($"{target.Name}: {inputs} inputs, {valid} of them valid");
        Assert.That(valid, Is.InRange(1, inputs - 1), "inputs must lie on both sides of the border");
    }

    [TestCaseSource(typeof(FuzzTargets), nameof(FuzzTargets.All))]
    public void Every_seed_is_valid(FuzzTarget target)
    {
        foreach (byte[] seed in target.Seeds)
        {
            Assert.That(target.Read(seed, Folder.PathOf("input.npz")), Is.True);
        }
    }

    private bool Read(FuzzTarget target, int seed, int number)
    {
        byte[] input = target.CreateInput(seed, number);
        try
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool valid = target.Read(input, Folder.PathOf("input.npz"));
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(MaxAllocated), "allocated bytes");
            return valid;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(Describe(target, seed, number, e.Message), e);
        }
    }

    private static string Describe(FuzzTarget target, int seed, int number, string problem) =>
        $"{target.Name}, seed {seed}, input {number}: {problem}\n"
        + $"input in base64: {Convert.ToBase64String(target.CreateInput(seed, number))}";

    private static int Setting(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}

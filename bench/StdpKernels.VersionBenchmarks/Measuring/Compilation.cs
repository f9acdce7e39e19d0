using System.Diagnostics;
using System.Runtime;

namespace StdpKernels.VersionBenchmarks.Measuring;

/// <summary>Tiered compilation: code is compiled anew, in the background, once it has been called often.</summary>
internal static class Compilation
{
    private const int MaxPasses = 10;
    private static readonly TimeSpan Pass = TimeSpan.FromMilliseconds(60);

    // Longer than the runtime waits for calm before it compiles.
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(150);

    /// <summary>Runs both, in turn and equally long, until nothing is compiled any more.</summary>
    public static void Settle(IReadOnlyList<Contender> contenders)
    {
        long before;
        int passes = 0;
        do
        {
            before = JitInfo.GetCompiledMethodCount();
            foreach (Contender contender in contenders)
            {
                long start = Stopwatch.GetTimestamp();
                do
                {
                    contender.Step();
                }
                while (Stopwatch.GetElapsedTime(start) < Pass);
            }

            Thread.Sleep(Calm);
            passes++;
        }
        while (JitInfo.GetCompiledMethodCount() != before && passes < MaxPasses);
    }
}

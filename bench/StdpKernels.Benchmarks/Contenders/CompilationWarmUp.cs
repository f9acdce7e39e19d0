namespace StdpKernels.Benchmarks.Contenders;

/// <summary>
/// Enough calls of everything on small layers that the runtime has compiled it for good before a slow contender is measured in a few calls.
/// </summary>
internal static class CompilationWarmUp
{
    private const int Rounds = 2;
    private const int Steps = 300;
    private static readonly TimeSpan CompilationDelay = TimeSpan.FromMilliseconds(300);

    /// <summary>Runs new contenders in each round, step by step: what counts is how often a method is called.</summary>
    public static void Run(Func<IEnumerable<Contender>> create)
    {
        for (int round = 0; round < Rounds; round++)
        {
            foreach (Contender contender in create())
            {
                for (int i = 0; i < Steps; i++)
                {
                    contender.Step();
                }

                (contender as IDisposable)?.Dispose();
            }

            Thread.Sleep(CompilationDelay);
        }
    }
}

using System.Collections.Concurrent;

namespace StdpKernels.Mutants;

/// <summary>Plants faults, several at once, each in a copy of its own.</summary>
internal sealed class Planting : IDisposable
{
    private static readonly TimeSpan LeastPatience = TimeSpan.FromSeconds(30);

    private readonly List<SourceCopy> _copies = [];
    private readonly CaughtBy _caughtBy;
    private readonly Dictionary<string, TimeSpan> _patience = [];

    /// <param name="repository">The sources.</param>
    /// <param name="caughtBy">What caught faults before.</param>
    /// <param name="tests">The projects of the tests that are needed.</param>
    /// <param name="copies">How many faults are planted at once.</param>
    /// <exception cref="InvalidDataException">Without a fault, the sources do not build, or the tests fail.</exception>
    public Planting(string repository, CaughtBy caughtBy, IReadOnlyList<string> tests, int copies)
    {
        _caughtBy = caughtBy;
        try
        {
            var first = new SourceCopy(repository, tests);
            _copies.Add(first);
            if (first.Compile() is { } error)
            {
                throw new InvalidDataException($"The sources do not compile: {error}");
            }

            // Otherwise everything would be caught.
            foreach (string project in tests)
            {
                Verdict verdict = first.Test(project, LikelyTests.None, withSlow: true, DotnetCommand.LongPatience);
                if (verdict.Outcome == Outcome.Caught)
                {
                    throw new InvalidDataException($"Without any fault, the tests fail: {verdict.Reason}");
                }

                // Several copies share the processors, and whatever else runs may come and go.
                _patience[project] = (3 * copies * verdict.LongestTest) + LeastPatience;
            }

            while (_copies.Count < copies)
            {
                _copies.Add(new SourceCopy(first));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Plants each of the faults.</summary>
    /// <param name="mutants">The faults.</param>
    /// <param name="report">Is told of each, one at a time, in any order.</param>
    /// <param name="doubt">Is told of what is not as expected, and will be tried again when all others are done.</param>
    public void Run(IReadOnlyList<Mutant> mutants, Action<Mutant, Verdict> report, Action<Mutant, Verdict> doubt)
    {
        var left = new ConcurrentQueue<Mutant>(mutants);
        var unexpected = new List<Mutant>();
        Task[] runs = [.. _copies.Select(copy => Task.Factory.StartNew(() => Run(copy), TaskCreationOptions.LongRunning))];
        Task.WaitAll(runs);

        // Tests of threads and of time disturb each other: what is not as expected counts when it comes again where nothing else runs.
        foreach (Mutant mutant in unexpected)
        {
            report(mutant, Try(mutant, _copies[0]));
        }

        void Run(SourceCopy copy)
        {
            while (left.TryDequeue(out Mutant? mutant))
            {
                Verdict verdict = Try(mutant, copy);
                lock (unexpected)
                {
                    if (verdict.IsExpectedOf(mutant))
                    {
                        report(mutant, verdict);
                    }
                    else
                    {
                        unexpected.Add(mutant);
                        doubt(mutant, verdict);
                    }
                }
            }
        }
    }

    public void Dispose() => _copies.ForEach(copy => copy.Dispose());

    private Verdict Try(Mutant mutant, SourceCopy copy)
    {
        if (copy.Plant(mutant) is { } error)
        {
            return new Verdict(Outcome.NotBuilt, error);
        }

        Verdict verdict = copy.Test(mutant.Tests, _caughtBy[mutant], withSlow: !mutant.IsEquivalent, _patience[mutant.Tests]);
        _caughtBy.Note(mutant, verdict);
        return verdict;
    }
}

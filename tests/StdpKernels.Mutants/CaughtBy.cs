namespace StdpKernels.Mutants;

/// <summary>
/// Which tests caught faults, from a file beside the lists: what caught a fault the last time comes first, then what caught the most others of its file,
/// of its area, and of all.
/// </summary>
internal sealed class CaughtBy
{
    private const int MostOfEach = 5;
    private const char Separator = '|';

    private readonly string _file;
    private readonly Dictionary<string, Mutant> _all;
    private readonly Dictionary<string, string> _last = [];

    /// <param name="file">The file, which may be missing.</param>
    /// <param name="all">All faults: what the file says of others is forgotten.</param>
    public CaughtBy(string file, IReadOnlyList<Mutant> all)
    {
        _file = file;
        _all = all.ToDictionary(Key);
        foreach (string[] parts in File.Exists(file) ? File.ReadAllLines(file).Select(line => line.Split(Separator, 3)) : [])
        {
            if (parts.Length == 3 && $"{parts[0]}{Separator}{parts[1]}" is var key && _all.ContainsKey(key))
            {
                _last.Add(key, parts[2]);
            }
        }
    }

    /// <summary>The tests that are likely to catch a fault.</summary>
    public LikelyTests this[Mutant mutant]
    {
        get
        {
            lock (_last)
            {
                string? last = _last.GetValueOrDefault(Key(mutant));
                IEnumerable<string> others = MostFrequent(other => other.File == mutant.File)
                    .Union(MostFrequent(other => other.Area == mutant.Area))
                    .Union(MostFrequent(_ => true))
                    .Where(test => test != last);
                return new LikelyTests(last, [.. others], mutant.About);
            }
        }
    }

    /// <summary>Notes what became of a fault.</summary>
    public void Note(Mutant mutant, Verdict verdict)
    {
        if (verdict is not { Outcome: Outcome.Caught, Test: { } test })
        {
            return;
        }

        lock (_last)
        {
            _last[Key(mutant)] = test;
            File.WriteAllLines(_file, _last.Select(pair => $"{pair.Key}{Separator}{pair.Value}").Order(StringComparer.Ordinal));
        }
    }

    private IEnumerable<string> MostFrequent(Func<Mutant, bool> like) => _last
        .Where(pair => like(_all[pair.Key]))
        .CountBy(pair => pair.Value)
        .OrderByDescending(pair => pair.Value)
        .Take(MostOfEach)
        .Select(pair => pair.Key);

    private static string Key(Mutant mutant) => $"{mutant.Area}{Separator}{mutant.Name}";
}

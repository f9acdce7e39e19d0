namespace StdpKernels.Mutants;

/// <summary>
/// Which tests caught faults: what caught a fault the last time comes first, then what caught others of its area, since that is likely to catch it too. The
/// former are kept in a file beside the lists.
/// </summary>
internal sealed class CaughtBy
{
    private const int Most = 8;
    private const char Separator = '|';

    private readonly string _file;
    private readonly Dictionary<string, string> _last = [];
    private readonly Dictionary<string, List<TestMethod>> _areas = [];

    /// <param name="file">The file, which may be missing.</param>
    /// <param name="all">All faults: what the file says of others is forgotten.</param>
    public CaughtBy(string file, IReadOnlyList<Mutant> all)
    {
        _file = file;
        HashSet<string> faults = [.. all.Select(Key)];
        foreach (string[] parts in File.Exists(file) ? File.ReadAllLines(file).Select(line => line.Split(Separator, 3)) : [])
        {
            if (parts.Length == 3 && $"{parts[0]}{Separator}{parts[1]}" is var key && faults.Contains(key))
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
            lock (_areas)
            {
                return new LikelyTests(_last.GetValueOrDefault(Key(mutant)), [.. _areas.GetValueOrDefault(mutant.Area, [])]);
            }
        }
    }

    /// <summary>Notes what became of a fault.</summary>
    public void Note(Mutant mutant, Verdict verdict)
    {
        if (verdict is not { Outcome: Outcome.Caught, Test: { } test } || TestMethod.Of(test) is not { } caught)
        {
            return;
        }

        lock (_areas)
        {
            if (!_areas.TryGetValue(mutant.Area, out List<TestMethod>? methods))
            {
                _areas.Add(mutant.Area, methods = []);
            }

            methods.Remove(caught);
            methods.Insert(0, caught);
            if (methods.Count > Most)
            {
                methods.RemoveAt(Most);
            }

            _last[Key(mutant)] = test;
            File.WriteAllLines(_file, _last.Select(pair => $"{pair.Key}{Separator}{pair.Value}").Order(StringComparer.Ordinal));
        }
    }

    private static string Key(Mutant mutant) => $"{mutant.Area}{Separator}{mutant.Name}";
}

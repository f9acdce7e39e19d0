using System.Text.RegularExpressions;

namespace StdpKernels.Mutants;

/// <summary>A method of tests.</summary>
/// <param name="Class">The class, without its namespace.</param>
/// <param name="Method">The method.</param>
internal sealed partial record TestMethod(string Class, string Method)
{
    /// <summary>The method of a test that is named in full; null where a test run ended before any test.</summary>
    public static TestMethod? Of(string test) =>
        Name().Match(test) is { Success: true } match ? new TestMethod(match.Groups["class"].Value, match.Groups["method"].Value) : null;

    public override string ToString() => $"{Class}.{Method}";

    // Folder.Class.Test(1, 2), Folder.Class<Single>.Test(1, 2) or Folder.Class(1).Test
    [GeneratedRegex(@"(?<class>\w+)(<[^>]*>)?(\([^)]*\))?\.(?<method>\w+)(<[^>]*>)?(\(|\s|$)")]
    private static partial Regex Name();
}

/// <summary>Tests that are likely to catch a fault.</summary>
/// <param name="Last">The one that caught it the last time, as verdicts name it.</param>
/// <param name="Others">What caught others of its area, the latest first.</param>
internal sealed record LikelyTests(string? Last, IReadOnlyList<TestMethod> Others)
{
    public static LikelyTests None { get; } = new(null, []);
}

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

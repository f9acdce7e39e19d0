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

/// <summary>
/// Which tests caught faults: what caught a fault the last time comes first, then what caught others of its area, since that is likely to catch it too. The
/// former are kept in a file beside the lists.
/// </summary>
internal sealed class CaughtBy
{
    private const int Most = 8;
    private const char Separator = '|';

    private readonly string _file;
    private readonly Dictionary<string, TestMethod> _last = [];
    private readonly Dictionary<string, List<TestMethod>> _areas = [];

    /// <param name="file">The file, which may be missing.</param>
    /// <param name="all">All faults: what the file says of others is forgotten.</param>
    public CaughtBy(string file, IReadOnlyList<Mutant> all)
    {
        _file = file;
        Dictionary<string, Mutant> faults = all.ToDictionary(Key);
        foreach (string line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            int end = line.LastIndexOf(Separator);
            if (end > 0 && faults.ContainsKey(line[..end]) && TestMethod.Of(line[(end + 1)..]) is { } method)
            {
                _last.Add(line[..end], method);
            }
        }
    }

    /// <summary>The tests that are likely to catch a fault, the likeliest first.</summary>
    public IReadOnlyList<TestMethod> this[Mutant mutant]
    {
        get
        {
            lock (_areas)
            {
                TestMethod[] last = _last.TryGetValue(Key(mutant), out TestMethod? method) ? [method] : [];
                return [.. last.Concat(_areas.GetValueOrDefault(mutant.Area, [])).Distinct()];
            }
        }
    }

    /// <summary>Notes what became of a fault.</summary>
    public void Note(Mutant mutant, Verdict verdict)
    {
        if (verdict.Outcome != Outcome.Caught || TestMethod.Of(verdict.Reason) is not { } caught)
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

            _last[Key(mutant)] = caught;
            File.WriteAllLines(_file, _last.Select(pair => $"{pair.Key}{Separator}{pair.Value}").Order(StringComparer.Ordinal));
        }
    }

    private static string Key(Mutant mutant) => $"{mutant.Area}{Separator}{mutant.Name}";
}

namespace StdpKernels.Mutants;

/// <summary>Which tests caught the faults of an area so far: they come first, since they are likely to catch the next one.</summary>
internal sealed class CaughtBy
{
    private const int Most = 5;

    private readonly Dictionary<string, List<string>> _classes = [];

    /// <summary>The classes of such tests, the latest first.</summary>
    public string[] this[string area]
    {
        get
        {
            lock (_classes)
            {
                return [.. _classes.GetValueOrDefault(area, [])];
            }
        }
    }

    /// <summary>Notes what became of a fault.</summary>
    public void Note(Mutant mutant, Verdict verdict)
    {
        if (verdict.Outcome != Outcome.Caught || ClassOf(verdict.Reason) is not { } caught)
        {
            return;
        }

        lock (_classes)
        {
            if (!_classes.TryGetValue(mutant.Area, out List<string>? classes))
            {
                _classes.Add(mutant.Area, classes = []);
            }

            classes.Remove(caught);
            classes.Insert(0, caught);
            if (classes.Count > Most)
            {
                classes.RemoveAt(Most);
            }
        }
    }

    // Folder.Class.Test(1, 2), or Folder.Class<Single>.Test(1, 2)
    private static string? ClassOf(string test)
    {
        int end = test.IndexOfAny(['<', '(']);
        string[] names = (end < 0 ? test : test[..end]).Split('.');
        return end >= 0 && test[end] == '<' ? names[^1] : names.Length > 1 ? names[^2] : null;
    }
}

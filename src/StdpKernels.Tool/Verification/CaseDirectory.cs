namespace StdpKernels.Tool.Verification;

/// <summary>The cases of a directory.</summary>
/// <param name="Cases">The files to be run.</param>
/// <param name="Unlisted">The names of files that look like cases, but that the index does not list.</param>
internal sealed record CaseDirectory(IReadOnlyList<string> Cases, IReadOnlyList<string> Unlisted)
{
    /// <summary>The file that lists the cases of a directory, if it is there.</summary>
    public const string IndexName = "index.json";

    /// <summary>
    /// The files that the index lists. Without it every <c>.json</c> file, except for those that are plainly about something else;
    /// a file that might be a damaged case stays in.
    /// </summary>
    /// <exception cref="CommandException">There is no such directory, no case in it, or the index is malformed.</exception>
    public static CaseDirectory Read(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new CommandException($"{directory}: {(File.Exists(directory) ? "is no directory" : "no such directory")}");
        }

        string index = Path.Combine(directory, IndexName);
        string[] candidates = [.. Directory.EnumerateFiles(directory, "*.json").Where(path => path != index).Order(StringComparer.Ordinal)];
        if (!File.Exists(index))
        {
            return RequireCases(directory, new CaseDirectory([.. candidates.Where(MayBeCase)], []));
        }

        string[] listed = [.. CaseIndex.Read(index).Select(file => Path.Combine(directory, file))];
        string?[] unlisted = [.. candidates.Except(listed).Where(MayBeCase).Select(Path.GetFileName)];
        return RequireCases(directory, new CaseDirectory(listed, unlisted!));
    }

    private static CaseDirectory RequireCases(string directory, CaseDirectory found) =>
        found.Cases.Count > 0 ? found : throw new CommandException($"{directory}: there are no reference vectors");

    private static bool MayBeCase(string path) => CaseJson.HasOneOf(path, "kind", "expected") != false;
}

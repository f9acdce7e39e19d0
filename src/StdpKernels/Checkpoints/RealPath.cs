namespace StdpKernels.Checkpoints;

/// <summary>Where a path leads once all links on it have been followed.</summary>
internal static class RealPath
{
    // As many as Linux follows.
    private const int MaxLinks = 40;

    /// <summary>The whole path of a file or folder, whether it is there or not.</summary>
    /// <exception cref="IOException">The links go in a circle.</exception>
    public static string Of(string path)
    {
        string whole = Path.GetFullPath(path);
        string resolved = Path.GetPathRoot(whole)!;
        var names = new Stack<string>(Split(whole[resolved.Length..]));
        int links = 0;
        while (names.TryPop(out string? name))
        {
            string next = name == ".." ? Path.GetDirectoryName(resolved) ?? resolved : Path.Combine(resolved, name);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                resolved = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new IOException($"its links go in a circle : '{path}'");
            }

            if (Path.IsPathRooted(target))
            {
                resolved = Path.GetPathRoot(target)!;
                target = target[resolved.Length..];
            }

            foreach (string part in Split(target))
            {
                names.Push(part);
            }
        }

        return resolved;
    }

    /// <summary>Whether two paths lead to the same file.</summary>
    /// <exception cref="IOException">The links go in a circle.</exception>
    public static bool AreSame(string left, string right) => string.Equals(
        Of(left),
        Of(right),
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    // The last name first, so that the first one is popped first.
    private static IEnumerable<string> Split(string path) => path
        .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
        .Where(name => name != ".")
        .Reverse();
}

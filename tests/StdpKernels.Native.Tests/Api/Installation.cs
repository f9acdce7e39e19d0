namespace StdpKernels.Native.Tests.Api;

/// <summary>The installed library, for tests that are left out where there is none.</summary>
internal static class Installation
{
    public static string Prefix
    {
        get
        {
            if (InstalledLibrary.Prefix is null)
            {
                Assert.Ignore($"{InstalledLibrary.Variable} is not set: the library was not built. tests/native.sh builds it.");
            }

            return InstalledLibrary.Prefix!;
        }
    }

    public static string LibraryFolder => Path.Combine(Prefix, "lib");

    /// <inheritdoc cref="InstalledLibrary.Baseline"/>
    public static string Baseline => Of(() => InstalledLibrary.Baseline);

    /// <inheritdoc cref="InstalledLibrary.Wide"/>
    public static string Wide => Of(() => InstalledLibrary.Wide);

    /// <inheritdoc cref="InstalledLibrary.Suitable"/>
    public static string Suitable => Of(() => InstalledLibrary.Suitable);

    private static string Of(Func<string> path)
    {
        _ = Prefix;
        return path();
    }
}

namespace StdpKernels.Native.Tests.Api;

/// <summary>The files of the repository that the tests run in. The compiler does not tell: builds name no folder of the machine that made them.</summary>
internal static class Sources
{
    /// <summary>A file or folder of the native library.</summary>
    public static string Native(params string[] path) => Path.Combine([Root, "src", "StdpKernels.Native", .. path]);

    private static string Root
    {
        get
        {
            string? directory = AppContext.BaseDirectory;
            while (directory is not null && !File.Exists(Path.Combine(directory, "StdpKernels.sln")))
            {
                directory = Path.GetDirectoryName(directory);
            }

            return directory ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        }
    }
}

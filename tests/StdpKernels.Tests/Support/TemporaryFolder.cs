using System.Diagnostics;

namespace StdpKernels.Tests.Support;

/// <summary>A folder of a test's own.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stdp-");

    public string FullName => _folder.FullName;

    /// <summary>The names of all files in it, hidden ones too.</summary>
    public IEnumerable<string?> FileNames => Directory.GetFileSystemEntries(FullName).Select(Path.GetFileName);

    public string PathOf(string name) => Path.Combine(FullName, name);

    /// <summary>Makes a named pipe that nobody writes to: whoever opens it to read waits for ever.</summary>
    public string CreatePipe(string name)
    {
        using Process mkfifo = Process.Start("mkfifo", [PathOf(name)]);
        mkfifo.WaitForExit();
        Assert.That(mkfifo.ExitCode, Is.Zero);
        return PathOf(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

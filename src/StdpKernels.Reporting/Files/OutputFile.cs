using System.Text;
using StdpKernels.Checkpoints;
using StdpKernels.Reporting.Commands;

namespace StdpKernels.Reporting.Files;

/// <summary>A result that replaces an older file when it is complete, see <see cref="AtomicFile"/>; errors are those of a command.</summary>
public sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly AtomicFile _file;

    private OutputFile(string path, AtomicFile file) => (_path, _file) = (path, file);

    /// <summary>Opens the file for writing, or finds out now that it cannot be written.</summary>
    /// <exception cref="CommandException">The folder is missing or closed, or there is something else under that name.</exception>
    public static OutputFile Create(string path) => new(path, Try(path, () => AtomicFile.Create(path)));

    /// <summary>Makes sure that a result does not take the place of what it is made from.</summary>
    /// <exception cref="CommandException">Both are the same file, or the links of one go in a circle.</exception>
    public static void RequireOther(string path, string input, string refusal)
    {
        if (Try(path, () => RealPath.AreSame(input, path)))
        {
            throw new CommandException($"{path}: {refusal}");
        }
    }

    /// <summary>Writes the content.</summary>
    /// <exception cref="CommandException">The disk is full, or the file can no longer be written.</exception>
    public void Write(Action<Stream> content) => Try(_path, () => content(_file.Stream));

    /// <summary>Writes a text, as UTF-8.</summary>
    /// <exception cref="CommandException">The disk is full, or the file can no longer be written.</exception>
    public void Write(string text) => Write(stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Ends the writing. The content is on the disk then, but not yet under its name.</summary>
    /// <exception cref="CommandException">The disk is full, or the file can no longer be written.</exception>
    public void Complete() => Try(_path, _file.Complete);

    /// <summary>Puts the complete file under its name, in place of an older one.</summary>
    /// <exception cref="CommandException">The disk is full, or the file can no longer be written.</exception>
    public void Commit() => Try(_path, _file.Commit);

    public void Dispose() => _file.Dispose();

    private static void Try(string path, Action action) => Try(path, () =>
    {
        action();
        return true;
    });

    private static TResult Try<TResult>(string path, Func<TResult> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The path stands in front already.
            string reason = e.Message.Replace($" : '{path}'", "", StringComparison.Ordinal);
            throw new CommandException($"{path}: cannot be written: {reason}", e);
        }
    }
}

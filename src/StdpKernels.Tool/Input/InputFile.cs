using StdpKernels.Checkpoints;

namespace StdpKernels.Tool.Input;

/// <summary>Opens what a user names as input: regular files only, since a pipe would make the tool wait and a device never ends.</summary>
internal static class InputFile
{
    /// <summary>Opens a regular file that is not empty.</summary>
    /// <exception cref="CommandException">There is none under this name, or it cannot be opened.</exception>
    public static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new CommandException($"{path}: is a directory");
        }

        try
        {
            // To open a pipe might already take forever.
            return IsRegular(path) ? File.OpenRead(path) : throw new CommandException($"{path}: is empty, or not a regular file");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException($"{path}: no such file", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CommandException($"{path}: permission denied", e);
        }
        catch (IOException e)
        {
            throw new CommandException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Opens a regular file that is to be held in memory as a whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">The greatest length that is taken.</param>
    /// <exception cref="CommandException">There is none under this name, or it cannot be opened, or it is longer.</exception>
    public static FileStream Open(string path, long maxBytes)
    {
        FileStream stream = Open(path);
        long length = stream.Length;
        if (length <= maxBytes)
        {
            return stream;
        }

        stream.Dispose();
        throw new CommandException($"{path}: has {length:N0} bytes; at most {maxBytes:N0} are read");
    }

    // Pipes and devices have no length. A link has the length of its text, and that to an open pipe leads to no path at all.
    private static bool IsRegular(string path)
    {
        var file = new FileInfo(RealPath.Of(path));
        return file.Exists ? file.Length > 0 : !File.Exists(path);
    }
}

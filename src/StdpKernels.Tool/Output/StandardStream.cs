using System.Text;

namespace StdpKernels.Tool.Output;

/// <summary>
/// Standard output or standard error. Where nobody listens (it is closed, or a pipe whose reader has gone), what is printed goes nowhere,
/// and the command does its work all the same; where it should be kept and cannot be, as on a full disk, the command ends.
/// </summary>
internal sealed class StandardStream(TextWriter console, string name) : TextWriter
{
    private bool _isClosed;

    public override Encoding Encoding => console.Encoding;

    /// <summary>Puts both in place of the console's own.</summary>
    public static void Install()
    {
        Console.SetOut(new StandardStream(Console.Out, "standard output"));
        Console.SetError(new StandardStream(Console.Error, "standard error"));
    }

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    // A pipe without a reader is silent on its own; a descriptor that is closed, or another file's by now, is not open for writing.
    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (_isClosed)
        {
            return;
        }

        try
        {
            console.Write(buffer);
        }
        catch (UnauthorizedAccessException)
        {
            _isClosed = true;
        }
        catch (IOException e)
        {
            _isClosed = true;
            throw new CommandException($"{name} cannot be written: {e.Message}", e);
        }
    }
}

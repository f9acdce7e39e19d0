namespace StdpKernels.Tool;

/// <summary>What the library says when it refuses a call, in one line and without what .NET adds for programmers.</summary>
internal static class RefusalText
{
    public static string Of(ArgumentException e)
    {
        string text = e.ParamName is null ? e.Message : e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal);

        // The value that was refused stands in a line of its own.
        return text.ReplaceLineEndings(" ");
    }
}

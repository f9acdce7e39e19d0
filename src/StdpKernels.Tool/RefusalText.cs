namespace StdpKernels.Tool;

/// <summary>What the library says when it refuses a call, without what .NET adds for programmers.</summary>
internal static class RefusalText
{
    public static string Of(ArgumentException e) =>
        e.ParamName is null ? e.Message : e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal);
}

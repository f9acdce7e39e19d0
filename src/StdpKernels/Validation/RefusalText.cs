using static System.FormattableString;

namespace StdpKernels.Validation;

/// <summary>What a call that is refused says, for whoever does not program against it: without what .NET adds for programmers.</summary>
internal static class RefusalText
{
    /// <summary>The text in one line; .NET gives the value that came in another one, which is needed where the text does not name it.</summary>
    public static string Of(ArgumentException e)
    {
        int added = e.Message.LastIndexOf($" (Parameter '{e.ParamName}')", StringComparison.Ordinal);
        string text = added < 0 ? e.Message : e.Message[..added];
        return e is ArgumentOutOfRangeException { ActualValue: { } came } && !text.Contains(", but ", StringComparison.Ordinal)
            ? Invariant($"{text.TrimEnd('.')}, but it is {came}.")
            : text;
    }
}

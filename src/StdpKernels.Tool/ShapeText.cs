namespace StdpKernels.Tool;

/// <summary>How shapes and indices are printed: in brackets, such as <c>[5, 2, 4]</c>.</summary>
internal static class ShapeText
{
    public static string Of(ReadOnlySpan<int> numbers) => $"[{string.Join(", ", numbers.ToArray())}]";
}

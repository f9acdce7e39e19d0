namespace StdpKernels.Tests.Support;

/// <summary>The shapes that broadcast to a given one.</summary>
internal static class Forms
{
    /// <summary>Every shape up to the same rank that has, aligned at the last dimension, the same dimensions or ones.</summary>
    public static IEnumerable<int[]> Of(params int[] target)
    {
        for (int rank = 0; rank <= target.Length; rank++)
        {
            int[] tail = target[^rank..];
            for (int kept = 0; kept < 1 << rank; kept++)
            {
                yield return [.. tail.Select((dimension, d) => ((kept >> d) & 1) == 1 ? dimension : 1)];
            }
        }
    }
}

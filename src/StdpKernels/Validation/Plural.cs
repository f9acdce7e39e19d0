namespace StdpKernels.Validation;

/// <summary>Counts in texts.</summary>
internal static class Plural
{
    /// <summary>A count and what is counted, such as <c>1 sample</c> or <c>3 samples</c>.</summary>
    public static string Of(long count, string one) => Of(count, one, one + "s");

    /// <summary>A count and what is counted, where the plural is irregular.</summary>
    public static string Of(long count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}

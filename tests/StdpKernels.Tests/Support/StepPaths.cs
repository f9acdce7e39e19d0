namespace StdpKernels.Tests.Support;

/// <summary>The ways into a step by what they can do.</summary>
internal static class StepPaths
{
    /// <summary>All ways into a linear step.</summary>
    public static readonly StepPath[] All = Enum.GetValues<StepPath>();

    /// <summary>Ways into a convolutional step.</summary>
    public static readonly StepPath[] OfConvolutions = [.. All.Where(path => !HasPresynapticRows(path) && !IsSparse(path))];

    /// <summary>Ways that take any number as activity.</summary>
    public static readonly StepPath[] OfAnyActivity =
    [
        .. All.Where(path => path is StepPath.Dense or StepPath.PreparedDense or StepPath.Graded or StepPath.PreparedGraded
            or StepPath.TracesThenLearn or StepPath.PresynapticRowsDense or StepPath.PresynapticRowsGraded or StepPath.SparseDense
            or StepPath.SparseGraded or StepPath.PreparedWindowDense or StepPath.PresynapticRowsWindowGraded),
    ];

    /// <summary>Ways into a convolutional step that take any number as activity.</summary>
    public static readonly StepPath[] OfConvolutionsAndAnyActivity = [.. OfAnyActivity.Intersect(OfConvolutions)];

    /// <summary>
    /// Ways of whole linear steps: the two halves of a step do not know of traces that are read before they take the spikes of the step.
    /// </summary>
    public static readonly StepPath[] Whole = [.. All.Where(IsWhole)];

    /// <summary>Ways of whole convolutional steps.</summary>
    public static readonly StepPath[] WholeOfConvolutions = [.. Whole.Intersect(OfConvolutions)];

    /// <summary>Ways into the step of a layer, which remembers what it has found out about its weights.</summary>
    public static readonly StepPath[] Prepared = [.. All.Where(IsPrepared)];

    public static bool IsWhole(StepPath path) => !path.ToString().EndsWith("TracesThenLearn", StringComparison.Ordinal);

    public static bool IsPrepared(StepPath path) =>
        path.ToString().StartsWith(nameof(Prepared), StringComparison.Ordinal) || HasPresynapticRows(path) || IsSparse(path);

    public static bool IsSparse(StepPath path) => path.ToString().StartsWith("Sparse", StringComparison.Ordinal);

    public static bool IsWindow(StepPath path) => path.ToString().Contains("Window", StringComparison.Ordinal);

    public static bool HasPresynapticRows(StepPath path) =>
        path.ToString().StartsWith(nameof(StdpWeightLayout.PresynapticRows), StringComparison.Ordinal);
}

namespace StdpKernels.Reporting.Progress;

/// <summary>What is printed of progress where nobody sees a bar: into a file or a pipe.</summary>
public enum ProgressLines
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A line whenever another tenth is done.</summary>
    EachTenth,

    /// <summary>A line for each report.</summary>
    EachReport,
}

namespace StdpKernels.Checkpoints;

/// <summary>
/// Is shown arrays one by one. One description of what belongs to a checkpoint serves its table, its writer and its reader, so that what
/// is saved and what is loaded cannot differ.
/// </summary>
internal interface IArrayVisitor
{
    /// <summary>One array.</summary>
    /// <param name="name">Its name, unique in its container, of at most <see cref="ContainerFormat.MaxNameBytes"/> bytes in UTF-8.</param>
    /// <param name="shape">Its dimensions, at most <see cref="ContainerFormat.MaxRank"/>; none for a single element.</param>
    /// <param name="values">Its elements, row-major. Who saves only reads them.</param>
    void Visit<T>(string name, ReadOnlySpan<int> shape, Span<T> values)
        where T : unmanaged;
}

namespace StdpKernels.Lanes;

/// <summary>A lane of several neighbouring numbers: what kernels load, compute with and store, at whatever width.</summary>
/// <remarks>Each number sees the same operations in the same order at every width, so that the width changes no bit.</remarks>
internal interface IVectorLane<T, TSelf> : ILane<TSelf>
    where T : unmanaged
    where TSelf : struct, IVectorLane<T, TSelf>
{
    /// <summary>How many numbers there are.</summary>
    static abstract int Count { get; }

    /// <summary>The same number everywhere.</summary>
    static abstract TSelf Broadcast(T number);

    /// <summary>The numbers from one on. Not checked.</summary>
    static abstract TSelf Load(ref readonly T start, nuint index);

    /// <summary>Stores the numbers from one on. Not checked.</summary>
    static abstract void Store(TSelf value, ref T start, nuint index);

    /// <summary>The term of a sum, <c>a · b + c</c>, as <see cref="MultiplyAdd"/> rounds it.</summary>
    static abstract TSelf Sum(TSelf a, TSelf b, TSelf c);

    /// <summary>The term of a sum that has only one, as <see cref="MultiplyAdd"/> rounds it: the product, added to zero.</summary>
    static abstract TSelf FirstTerm(TSelf left, TSelf right);
}

namespace StdpKernels.Lanes;

/// <summary>How wide the vectors are that the sums of the dense kernels are kept in, and what is done with them.</summary>
/// <remarks>
/// <para>A lane of a sum sees the same operations in the same order at every width, so that the width changes no bit.</para>
/// <para>Vectors are not wrapped: the compiler would copy accumulators from one register to another.</para>
/// </remarks>
internal interface ISumWidth<T, TVector>
    where T : unmanaged
    where TVector : struct
{
    /// <summary>Numbers of a vector.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TVector Broadcast(T number);

    /// <summary>The vector of a number, counted from the start. Not checked.</summary>
    static abstract TVector At(ref T start, int vector);

    /// <summary>Stores the vector of a number, counted from the start. Not checked.</summary>
    static abstract void Store(TVector value, ref T start, int vector);

    /// <summary>The term of a sum, <c>a · b + c</c>, as <see cref="MultiplyAdd"/> rounds it.</summary>
    static abstract TVector Sum(TVector a, TVector b, TVector c);

    /// <summary>+0 for −0, and any other number as it is.</summary>
    static abstract TVector WithoutNegativeZero(TVector value);
}

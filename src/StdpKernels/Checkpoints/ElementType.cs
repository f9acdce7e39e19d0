using System.Runtime.CompilerServices;

namespace StdpKernels.Checkpoints;

/// <summary>What the elements of an array are: a kind (f, i, u or b, as in NumPy) and a size in bytes.</summary>
internal readonly record struct ElementType(char Kind, int Size)
{
    /// <exception cref="NotSupportedException">There is no such type in a container.</exception>
    public static ElementType Of<T>()
        where T : unmanaged => new(KindOf(default(T)), Unsafe.SizeOf<T>());

    /// <summary>Its name, such as <c>float32</c>.</summary>
    public override string ToString() => Kind switch
    {
        'f' => $"float{Size * 8}",
        'i' => $"int{Size * 8}",
        'u' => $"uint{Size * 8}",
        'b' when Size == 1 => "bool",
        _ => $"of unknown kind {(int)Kind} and {Size} bytes",
    };

    private static char KindOf<T>(T sample) => sample switch
    {
        float or double or Half => 'f',
        sbyte or short or int or long => 'i',
        byte or ushort or uint or ulong => 'u',
        bool => 'b',
        _ => throw new NotSupportedException($"A container holds arrays of numbers and bool, not of {typeof(T)}."),
    };
}

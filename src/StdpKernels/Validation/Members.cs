using System.Runtime.CompilerServices;

namespace StdpKernels.Validation;

/// <summary>The members of an enumeration of this library, which are numbered from 0 on.</summary>
/// <remarks><see cref="Enum.IsDefined{TEnum}"/> keeps what it knows of a type until a garbage collection, and allocates to know it again.</remarks>
internal static class Members<TEnum>
    where TEnum : struct, Enum
{
    private static readonly int Count = Enum.GetValues<TEnum>().Length;

    /// <summary>Whether there is a member of this number.</summary>
    public static bool Have(TEnum value) => (uint)Unsafe.BitCast<TEnum, int>(value) < (uint)Count;
}

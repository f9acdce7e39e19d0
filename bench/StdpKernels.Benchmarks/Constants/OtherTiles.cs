using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StdpKernels.Benchmarks.Constants;

/// <summary>One sum of tiles of other shapes than the library's, to see what they would reach: the loop alone.</summary>
internal static class OtherTiles
{
    private const int Depth = 128;

    /// <summary>All of them; a unit is a multiply-add of a vector.</summary>
    public static IReadOnlyList<KernelProbe> All =>
    [
        Probe(4, 3, Run4By3), Probe(8, 3, Run8By3), Probe(12, 2, Run12By2),
    ];

    private static KernelProbe Probe(int rows, int vectors, Action<float[], float[], float[]> run)
    {
        var random = new Random(1);
        float[] columns = Activity.Uniform<float>(random, Depth * vectors * Vector<float>.Count);
        float[] factors = Activity.Uniform<float>(random, Depth * rows);
        float[] sums = new float[Vector<float>.Count];
        return new KernelProbe($"{rows} x {vectors}", (double)Depth * rows * vectors, () => run(columns, factors, sums));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run4By3(float[] columns, float[] rows, float[] sums)
    {
        Vector<float> s00 = default, s01 = default, s02 = default;
        Vector<float> s10 = default, s11 = default, s12 = default;
        Vector<float> s20 = default, s21 = default, s22 = default;
        Vector<float> s30 = default, s31 = default, s32 = default;
        ref float a = ref MemoryMarshal.GetArrayDataReference(columns), b = ref MemoryMarshal.GetArrayDataReference(rows);
        for (int k = 0; k < Depth; k++)
        {
            Vector<float> c0 = Vector.LoadUnsafe(ref a);
            Vector<float> c1 = Vector.LoadUnsafe(ref a, (nuint)Vector<float>.Count);
            Vector<float> c2 = Vector.LoadUnsafe(ref a, (nuint)(2 * Vector<float>.Count));
            Vector<float> f = new(b);
            s00 = Vector.MultiplyAddEstimate(f, c0, s00);
            s01 = Vector.MultiplyAddEstimate(f, c1, s01);
            s02 = Vector.MultiplyAddEstimate(f, c2, s02);
            f = new(Unsafe.Add(ref b, 1));
            s10 = Vector.MultiplyAddEstimate(f, c0, s10);
            s11 = Vector.MultiplyAddEstimate(f, c1, s11);
            s12 = Vector.MultiplyAddEstimate(f, c2, s12);
            f = new(Unsafe.Add(ref b, 2));
            s20 = Vector.MultiplyAddEstimate(f, c0, s20);
            s21 = Vector.MultiplyAddEstimate(f, c1, s21);
            s22 = Vector.MultiplyAddEstimate(f, c2, s22);
            f = new(Unsafe.Add(ref b, 3));
            s30 = Vector.MultiplyAddEstimate(f, c0, s30);
            s31 = Vector.MultiplyAddEstimate(f, c1, s31);
            s32 = Vector.MultiplyAddEstimate(f, c2, s32);
            a = ref Unsafe.Add(ref a, 3 * Vector<float>.Count);
            b = ref Unsafe.Add(ref b, 4);
        }

        Vector<float> sum = s00 + s01 + s02
            + s10 + s11 + s12
            + s20 + s21 + s22
            + s30 + s31 + s32;
        sum.CopyTo(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run8By3(float[] columns, float[] rows, float[] sums)
    {
        Vector<float> s00 = default, s01 = default, s02 = default;
        Vector<float> s10 = default, s11 = default, s12 = default;
        Vector<float> s20 = default, s21 = default, s22 = default;
        Vector<float> s30 = default, s31 = default, s32 = default;
        Vector<float> s40 = default, s41 = default, s42 = default;
        Vector<float> s50 = default, s51 = default, s52 = default;
        Vector<float> s60 = default, s61 = default, s62 = default;
        Vector<float> s70 = default, s71 = default, s72 = default;
        ref float a = ref MemoryMarshal.GetArrayDataReference(columns), b = ref MemoryMarshal.GetArrayDataReference(rows);
        for (int k = 0; k < Depth; k++)
        {
            Vector<float> c0 = Vector.LoadUnsafe(ref a);
            Vector<float> c1 = Vector.LoadUnsafe(ref a, (nuint)Vector<float>.Count);
            Vector<float> c2 = Vector.LoadUnsafe(ref a, (nuint)(2 * Vector<float>.Count));
            Vector<float> f = new(b);
            s00 = Vector.MultiplyAddEstimate(f, c0, s00);
            s01 = Vector.MultiplyAddEstimate(f, c1, s01);
            s02 = Vector.MultiplyAddEstimate(f, c2, s02);
            f = new(Unsafe.Add(ref b, 1));
            s10 = Vector.MultiplyAddEstimate(f, c0, s10);
            s11 = Vector.MultiplyAddEstimate(f, c1, s11);
            s12 = Vector.MultiplyAddEstimate(f, c2, s12);
            f = new(Unsafe.Add(ref b, 2));
            s20 = Vector.MultiplyAddEstimate(f, c0, s20);
            s21 = Vector.MultiplyAddEstimate(f, c1, s21);
            s22 = Vector.MultiplyAddEstimate(f, c2, s22);
            f = new(Unsafe.Add(ref b, 3));
            s30 = Vector.MultiplyAddEstimate(f, c0, s30);
            s31 = Vector.MultiplyAddEstimate(f, c1, s31);
            s32 = Vector.MultiplyAddEstimate(f, c2, s32);
            f = new(Unsafe.Add(ref b, 4));
            s40 = Vector.MultiplyAddEstimate(f, c0, s40);
            s41 = Vector.MultiplyAddEstimate(f, c1, s41);
            s42 = Vector.MultiplyAddEstimate(f, c2, s42);
            f = new(Unsafe.Add(ref b, 5));
            s50 = Vector.MultiplyAddEstimate(f, c0, s50);
            s51 = Vector.MultiplyAddEstimate(f, c1, s51);
            s52 = Vector.MultiplyAddEstimate(f, c2, s52);
            f = new(Unsafe.Add(ref b, 6));
            s60 = Vector.MultiplyAddEstimate(f, c0, s60);
            s61 = Vector.MultiplyAddEstimate(f, c1, s61);
            s62 = Vector.MultiplyAddEstimate(f, c2, s62);
            f = new(Unsafe.Add(ref b, 7));
            s70 = Vector.MultiplyAddEstimate(f, c0, s70);
            s71 = Vector.MultiplyAddEstimate(f, c1, s71);
            s72 = Vector.MultiplyAddEstimate(f, c2, s72);
            a = ref Unsafe.Add(ref a, 3 * Vector<float>.Count);
            b = ref Unsafe.Add(ref b, 8);
        }

        Vector<float> sum = s00 + s01 + s02
            + s10 + s11 + s12
            + s20 + s21 + s22
            + s30 + s31 + s32
            + s40 + s41 + s42
            + s50 + s51 + s52
            + s60 + s61 + s62
            + s70 + s71 + s72;
        sum.CopyTo(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run12By2(float[] columns, float[] rows, float[] sums)
    {
        Vector<float> s00 = default, s01 = default;
        Vector<float> s10 = default, s11 = default;
        Vector<float> s20 = default, s21 = default;
        Vector<float> s30 = default, s31 = default;
        Vector<float> s40 = default, s41 = default;
        Vector<float> s50 = default, s51 = default;
        Vector<float> s60 = default, s61 = default;
        Vector<float> s70 = default, s71 = default;
        Vector<float> s80 = default, s81 = default;
        Vector<float> s90 = default, s91 = default;
        Vector<float> s100 = default, s101 = default;
        Vector<float> s110 = default, s111 = default;
        ref float a = ref MemoryMarshal.GetArrayDataReference(columns), b = ref MemoryMarshal.GetArrayDataReference(rows);
        for (int k = 0; k < Depth; k++)
        {
            Vector<float> c0 = Vector.LoadUnsafe(ref a);
            Vector<float> c1 = Vector.LoadUnsafe(ref a, (nuint)Vector<float>.Count);
            Vector<float> f = new(b);
            s00 = Vector.MultiplyAddEstimate(f, c0, s00);
            s01 = Vector.MultiplyAddEstimate(f, c1, s01);
            f = new(Unsafe.Add(ref b, 1));
            s10 = Vector.MultiplyAddEstimate(f, c0, s10);
            s11 = Vector.MultiplyAddEstimate(f, c1, s11);
            f = new(Unsafe.Add(ref b, 2));
            s20 = Vector.MultiplyAddEstimate(f, c0, s20);
            s21 = Vector.MultiplyAddEstimate(f, c1, s21);
            f = new(Unsafe.Add(ref b, 3));
            s30 = Vector.MultiplyAddEstimate(f, c0, s30);
            s31 = Vector.MultiplyAddEstimate(f, c1, s31);
            f = new(Unsafe.Add(ref b, 4));
            s40 = Vector.MultiplyAddEstimate(f, c0, s40);
            s41 = Vector.MultiplyAddEstimate(f, c1, s41);
            f = new(Unsafe.Add(ref b, 5));
            s50 = Vector.MultiplyAddEstimate(f, c0, s50);
            s51 = Vector.MultiplyAddEstimate(f, c1, s51);
            f = new(Unsafe.Add(ref b, 6));
            s60 = Vector.MultiplyAddEstimate(f, c0, s60);
            s61 = Vector.MultiplyAddEstimate(f, c1, s61);
            f = new(Unsafe.Add(ref b, 7));
            s70 = Vector.MultiplyAddEstimate(f, c0, s70);
            s71 = Vector.MultiplyAddEstimate(f, c1, s71);
            f = new(Unsafe.Add(ref b, 8));
            s80 = Vector.MultiplyAddEstimate(f, c0, s80);
            s81 = Vector.MultiplyAddEstimate(f, c1, s81);
            f = new(Unsafe.Add(ref b, 9));
            s90 = Vector.MultiplyAddEstimate(f, c0, s90);
            s91 = Vector.MultiplyAddEstimate(f, c1, s91);
            f = new(Unsafe.Add(ref b, 10));
            s100 = Vector.MultiplyAddEstimate(f, c0, s100);
            s101 = Vector.MultiplyAddEstimate(f, c1, s101);
            f = new(Unsafe.Add(ref b, 11));
            s110 = Vector.MultiplyAddEstimate(f, c0, s110);
            s111 = Vector.MultiplyAddEstimate(f, c1, s111);
            a = ref Unsafe.Add(ref a, 2 * Vector<float>.Count);
            b = ref Unsafe.Add(ref b, 12);
        }

        Vector<float> sum = s00 + s01
            + s10 + s11
            + s20 + s21
            + s30 + s31
            + s40 + s41
            + s50 + s51
            + s60 + s61
            + s70 + s71
            + s80 + s81
            + s90 + s91
            + s100 + s101
            + s110 + s111;
        sum.CopyTo(sums);
    }
}

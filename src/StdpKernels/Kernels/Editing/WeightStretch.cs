using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;

namespace StdpKernels.Kernels.Editing;

/// <summary>Edits neighbouring weights in one pass, which leaves them steady.</summary>
/// <remarks>
/// Contract: the weights are of one row, the first in the given column; the edit is as long as they are. Behind the edit come the rule's
/// bounds, where they are hard, and +0 for −0. Whatever the weights were, an update without spikes then gives them back
/// (<see cref="SteadyCheck"/>), if the rule keeps steady weights so at all: nobody has to look at them.
/// </remarks>
internal static class WeightStretch
{
    [MethodImpl(Hot.Way)]
    public static void Run<T, TEdit>(Span<T> w, int row, int column, WeightCoefficients<T> coefficients, in TEdit edit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEdit : struct, IWeightEdit<T>, allows ref struct
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(edit.Length, w.Length);
        if (!coefficients.HardBound)
        {
            Run(w, default(NoBounds<T>), edit);
        }
        else if (coefficients.WMin.IsUniform && coefficients.WMax.IsUniform)
        {
            Run(w, new NumberBounds<T>(coefficients.WMin.UniformValue, coefficients.WMax.UniformValue), edit);
        }
        else
        {
            var bounds = new TensorBounds<T>(
                coefficients.WMin.Row(row).Slice(column, w.Length), coefficients.WMax.Row(row).Slice(column, w.Length));
            Run(w, bounds, edit);
        }
    }

    [MethodImpl(Hot.Loop)]
    private static void Run<T, TBounds, TEdit>(Span<T> w, in TBounds bounds, in TEdit edit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TBounds : struct, IWeightBounds<T>, allows ref struct
        where TEdit : struct, IWeightEdit<T>, allows ref struct
    {
        ref T start = ref MemoryMarshal.GetReference(w);
        TBounds localBounds = bounds;
        TEdit localEdit = edit;
        int i = 0;
        for (; i <= w.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            // Safe without a check: the loop ends a vector before the end of the weights. Adding +0 leaves all numbers alone but −0.
            Vector<T> edited = localEdit.Apply(Vector.LoadUnsafe(ref start, (nuint)i), i);
            (localBounds.Apply(edited, i) + Vector<T>.Zero).StoreUnsafe(ref start, (nuint)i);
        }

        if (i < w.Length)
        {
            Vector<T> edited = edit.ApplyLast(PartialVector.Load<T>(w[i..]), i);
            PartialVector.Store(bounds.ApplyLast(edited, i) + Vector<T>.Zero, w[i..]);
        }
    }
}

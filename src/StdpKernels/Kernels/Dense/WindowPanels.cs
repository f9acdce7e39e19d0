using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Coefficients;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Kernels.Dense;

/// <summary>What columns and rows have in the dense steps of a window, in the order in which the loops over weights read it.</summary>
internal static class WindowPanels
{
    /// <summary>Traces and activity of neighbouring columns, whole vectors of them: of a vector those of all steps, one after the other.</summary>
    [MethodImpl(Hot.Loop)]
    public static void PackColumns<T, TRule, TForm, TLane>(
        in WindowSteps<T> columnSteps, int first, int end, RuleCoefficients<TLane> c, Span<T> panel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TForm : struct, ISampleForm
        where TLane : struct, IVectorLane<T, TLane>
    {
        // These slices, and that there are whole vectors between first and end, are what makes the unchecked reads and writes safe.
        int steps = columnSteps.Steps, columns = columnSteps.Neurons;
        ref T traces = ref MemoryMarshal.GetReference(columnSteps.AllTraces[..(steps * columns)]);
        ref T activity = ref MemoryMarshal.GetReference(columnSteps.AllActivity[..(steps * columns)]);
        ref T packed = ref MemoryMarshal.GetReference(panel[..(2 * steps * (end - first))]);
        nuint place = 0;
        for (int column = first; column < end; column += TLane.Count)
        {
            nuint i = (nuint)column;
            for (int step = 0; step < steps; step++)
            {
                TLane.Store(TForm.OfColumn<TRule, TLane>(TLane.Load(ref traces, i), c), ref packed, place);
                TLane.Store(TLane.Load(ref activity, i), ref packed, place + (nuint)TLane.Count);
                place += 2 * (nuint)TLane.Count;
                i += (nuint)columns;
            }
        }
    }

    /// <summary>Activity and traces of neighbouring rows, those of a step one after the other.</summary>
    [MethodImpl(Hot.Loop)]
    public static void GatherRows<T, TRule, TForm>(
        in WindowSteps<T> rowSteps, RowRange rows, in RuleCoefficients<ScalarLane<T>> c, Span<T> ofRows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule
        where TForm : struct, ISampleForm
    {
        for (int step = 0; step < rowSteps.Steps; step++)
        {
            Span<T> ofStep = ofRows.Slice(2 * rows.Count * step, 2 * rows.Count);
            rowSteps.Activity(step)[rows.First..rows.End].CopyTo(ofStep);
            ReadOnlySpan<T> traces = rowSteps.Trace(step)[rows.First..rows.End];
            for (int r = 0; r < traces.Length; r++)
            {
                ofStep[traces.Length + r] = TForm.OfRow<TRule, ScalarLane<T>>(new(traces[r]), c).Value;
            }
        }
    }
}

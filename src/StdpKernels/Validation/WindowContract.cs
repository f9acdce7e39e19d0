using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Memory;

namespace StdpKernels.Validation;

/// <summary>What holds of the activity of a window of steps: that of each step fits the trace, and all of it fits arrays.</summary>
internal static class WindowContract
{
    /// <summary>A number of steps whose activity and traces arrays can hold.</summary>
    /// <param name="steps">The number of steps.</param>
    /// <param name="trace">The shape of a trace.</param>
    /// <param name="what">What the window of the trace is called in errors.</param>
    /// <param name="name">The parameter.</param>
    public static void RequireFits(int steps, scoped in TensorShape trace, string what, string name)
    {
        Require.Size(steps, name);

        // Lists of little activity have room for some entries more than there are neurons.
        const int Room = 256;
        Require.Fits(steps * Math.Max(trace.Length + (long)Room, EventContract.Batch(trace) + 1L), what, name);
    }

    /// <summary>Checks one side. Events are replaced by copies, and flags by events: what their memory holds later does not matter.</summary>
    /// <param name="z">Its activity, step after step.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="trace">The shape of its trace.</param>
    /// <param name="scratch">Memory for the copies.</param>
    /// <param name="what">What its steps are called in errors.</param>
    /// <param name="written">The memory that the call writes.</param>
    /// <param name="name">The parameter.</param>
    [MethodImpl(Hot.Way)]
    public static void Validate<T>(
        ref StdpActivity<T> z,
        int steps,
        scoped in TensorShape trace,
        ActivityScratch<T> scratch,
        string what,
        scoped in WrittenMemory<T> written,
        string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int batch = EventContract.Batch(trace);
        TensorShape window = Flat(steps, trace);
        if (z.IsEvents && z.Events.BatchSize != window[0])
        {
            ThrowSamples(steps, batch, z.Events.BatchSize, name);
        }

        if (z.Kind == ActivityKind.View)
        {
            if (z.Dense.Shape != window && !IsStepped(z.Dense.Shape, steps, trace))
            {
                ThrowShape(z.Dense.Shape, window, what, name);
            }

            z = z.Dense.Span;
        }

        ActivityContract.Validate(ref z, window, scratch, what, written, name);
    }

    /// <summary>The shape of the window, in which the samples of all steps stand one after the other.</summary>
    private static TensorShape Flat(int steps, scoped in TensorShape trace)
    {
        Span<int> dimensions = stackalloc int[TensorShape.MaxRank];
        int rank = Math.Max(1, trace.Rank);
        dimensions[0] = steps * EventContract.Batch(trace);
        for (int d = 1; d < rank; d++)
        {
            dimensions[d] = trace[d];
        }

        return new TensorShape(dimensions[..rank]);
    }

    /// <summary>Whether a view has the shape of the trace behind the number of steps.</summary>
    private static bool IsStepped(in TensorShape view, int steps, scoped in TensorShape trace)
    {
        bool isSame = view.Rank == trace.Rank + 1 && view[0] == steps;
        for (int d = 0; isSame && d < trace.Rank; d++)
        {
            isSame = view[d + 1] == trace[d];
        }

        return isSame;
    }

    [DoesNotReturn]
    private static void ThrowSamples(int steps, int batch, int came, string name) => Require.Throw(
        $"{name} must have {Plural.Of(steps * batch, "sample")}, {batch} for each of {Plural.Of(steps, "step")}, but it has {came}.", name);

    [DoesNotReturn]
    private static void ThrowShape(in TensorShape came, in TensorShape window, string what, string name) =>
        Require.Throw($"{name} must have the shape {window} of {what}, but its shape is {came}.", name);
}

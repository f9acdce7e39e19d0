using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;

namespace StdpKernels.Native.Handles;

/// <summary><c>stdp_activity</c> of the header: the activity of one side in one step.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeActivity
{
    public int Kind;
    public int Samples;
    public long Count;
    public void* Data;
    public int* SampleStarts;
    public void* Values;

    private const int NumbersF32 = 1;
    private const int NumbersF64 = 2;
    private const int Events = 3;
    private const int Flags = 4;
    private const int Counts = 5;
    private const int Mask = 6;

    /// <summary>The activity over the caller's memory.</summary>
    /// <param name="z">What the caller gave.</param>
    /// <param name="name">The parameter.</param>
    public static StdpActivity<T> Of<T>(NativeActivity* z, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (z is null)
        {
            throw RefusedException.Null(name);
        }

        if (z->Count is < 0 or > int.MaxValue)
        {
            throw RefusedException.Range($"{name}->count must be from 0 to {int.MaxValue}, but it is {z->Count}.");
        }

        if (z->Data is null && z->Count > 0)
        {
            throw RefusedException.Null($"{name}->data");
        }

        int count = (int)z->Count;
        switch (z->Kind)
        {
            case NumbersF32 when typeof(T) == typeof(float):
            case NumbersF64 when typeof(T) == typeof(double):
                return new ReadOnlySpan<T>(z->Data, count);
            case NumbersF32 or NumbersF64:
                throw new RefusedException(
                    Status.Kind,
                    $"{name} must be of {(typeof(T) == typeof(float) ? "float32" : "float64")} as the weights are, but it is of "
                    + $"{(z->Kind == NumbersF32 ? "float32" : "float64")}.");
            case Events:
                return Lists<T>(z, count, name);
            case Flags:
                return new ReadOnlySpan<bool>(z->Data, count);
            case Counts:
                return new ReadOnlySpan<byte>(z->Data, count);
            case Mask:
                return new SpikeMask(new ReadOnlySpan<ulong>(z->Data, count));
            default:
                throw RefusedException.Range(
                    $"{name}->kind must be from STDP_NUMBERS_F32 (1) to STDP_MASK (6), but it is {z->Kind}.");
        }
    }

    private static StdpActivity<T> Lists<T>(NativeActivity* z, int count, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var indices = new ReadOnlySpan<int>(z->Data, count);
        if (z->SampleStarts is null && z->Samples is not (0 or 1))
        {
            throw RefusedException.Null($"{name}->sample_starts of {z->Samples} samples");
        }

        if (z->Samples is < 0 or int.MaxValue)
        {
            throw RefusedException.Range($"{name}->samples must be zero or more, but it is {z->Samples}.");
        }

        SpikeEvents events = z->SampleStarts is null
            ? new SpikeEvents(indices)
            : new SpikeEvents(indices, new ReadOnlySpan<int>(z->SampleStarts, z->Samples + 1));
        return z->Values is null ? events : new GradedSpikeEvents<T>(events, new ReadOnlySpan<T>(z->Values, count));
    }
}

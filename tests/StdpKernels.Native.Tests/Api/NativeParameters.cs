using System.Numerics;

namespace StdpKernels.Native.Tests.Api;

/// <summary>Parameters as the library has them, with the values of managed ones.</summary>
internal sealed unsafe class NativeParameters<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public NativeParameters(StdpParameters<T> parameters)
    {
        Checked.Succeeds(Native.ParametersCreate(Type, out nint handle));
        Handle = handle;
        int[] choices = Choices(parameters);
        for (int name = 0; name < choices.Length; name++)
        {
            Checked.Succeeds(Native.SetChoice(handle, name, choices[name]));
        }

        StdpParameter<T>[] values = Values(parameters);
        for (int name = 0; name < values.Length; name++)
        {
            Set(name, values[name]);
        }
    }

    /// <summary>Of a handle that somebody else has made.</summary>
    public NativeParameters(nint handle) => Handle = handle;

    public nint Handle { get; }

    public static int Type => IsFloat ? 1 : 2;

    public static bool IsFloat => typeof(T) == typeof(float);

    /// <summary>What is decided by words, in the order of the header.</summary>
    public static int[] Choices(StdpParameters<T> parameters) =>
    [
        (int)parameters.Algorithm, parameters.HardBound ? 1 : 0, (int)parameters.DynamicsPre.Decay, (int)parameters.DynamicsPost.Decay,
        (int)parameters.DynamicsPre.Spike, (int)parameters.DynamicsPost.Spike, (int)parameters.CoincidencePlus,
        (int)parameters.CoincidenceMinus, (int)parameters.Order, (int)parameters.BoundScope, parameters.Triplet is null ? 0 : 1,
    ];

    /// <summary>Numbers and tensors, in the order of the header.</summary>
    public static StdpParameter<T>[] Values(StdpParameters<T> parameters)
    {
        StdpTriplet<T> triplet = parameters.Triplet ?? new();
        return
        [
            parameters.APre, parameters.APost, parameters.TauPreInv, parameters.TauPostInv, parameters.WMin, parameters.WMax,
            parameters.EtaPlus, parameters.EtaMinus, parameters.Mu, parameters.MuPlus, parameters.MuMinus, parameters.TraceFloor,
            parameters.TargetPost, triplet.A2Plus, triplet.A3Plus, triplet.A2Minus, triplet.A3Minus, triplet.TauPreSlowInv,
            triplet.TauPostSlowInv,
        ];
    }

    public void Dispose() => Checked.Succeeds(Native.ParametersFree(Handle));

    private void Set(int name, StdpParameter<T> value)
    {
        if (!value.IsTensor)
        {
            Checked.Succeeds(Native.SetNumber(Handle, name, value.Number));
            return;
        }

        int[] shape = [.. Enumerable.Range(0, value.Shape.Rank).Select(d => value.Shape[d])];
        fixed (T* values = value.Values)
        fixed (int* dimensions = shape)
        {
            Checked.Succeeds(IsFloat
                ? Native.SetTensorF32(Handle, name, values, shape.Length, dimensions)
                : Native.SetTensorF64(Handle, name, values, shape.Length, dimensions));
        }
    }
}

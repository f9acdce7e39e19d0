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
        Checked.Succeeds(Native.SetAlgorithm(handle, (int)parameters.Algorithm));
        Checked.Succeeds(Native.SetHardBound(handle, parameters.HardBound ? 1 : 0));
        StdpParameter<T>[] values =
        [
            parameters.APre, parameters.APost, parameters.TauPreInv, parameters.TauPostInv, parameters.WMin, parameters.WMax,
            parameters.EtaPlus, parameters.EtaMinus, parameters.Mu, parameters.MuPlus, parameters.MuMinus,
        ];
        for (int name = 0; name < values.Length; name++)
        {
            Set(name, values[name]);
        }

        Checked.Succeeds(Native.SetNumber(handle, values.Length, parameters.TraceFloor));
    }

    public nint Handle { get; }

    public static int Type => IsFloat ? 1 : 2;

    public static bool IsFloat => typeof(T) == typeof(float);

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

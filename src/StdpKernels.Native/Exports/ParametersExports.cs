using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>Parameters, set and read.</summary>
internal static unsafe class ParametersExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_set_choice")]
    public static int SetChoice(nint parameters, int name, int choice)
    {
        try
        {
            Arguments.Parameters(parameters).SetChoice(name, choice);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_get_choice")]
    public static int GetChoice(nint parameters, int name, int* choice)
    {
        try
        {
            Arguments.RequireResult(choice, nameof(choice));
            *choice = Arguments.Parameters(parameters).GetChoice(name);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_get_number")]
    public static int GetNumber(nint parameters, int name, double* number)
    {
        try
        {
            Arguments.RequireResult(number, nameof(number));
            *number = Arguments.Parameters(parameters).GetNumber(name);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_set_number")]
    public static int SetNumber(nint parameters, int name, double number)
    {
        try
        {
            Arguments.Parameters(parameters).SetNumber(name, number);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_set_tensor_f32")]
    public static int SetTensorF32(nint parameters, int name, float* values, int rank, int* shape)
    {
        try
        {
            SetTensor(parameters, name, values, rank, shape);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_set_tensor_f64")]
    public static int SetTensorF64(nint parameters, int name, double* values, int rank, int* shape)
    {
        try
        {
            SetTensor(parameters, name, values, rank, shape);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_validate")]
    public static int Validate(nint parameters, double dt)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.Parameters(parameters).Validate(dt);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    private static void SetTensor<T>(nint parameters, int name, T* values, int rank, int* shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string expected = typeof(T) == typeof(float) ? "parameters of float32" : "parameters of float64";
        ParametersObject<T> item = HandleTable.Get<ParametersObject<T>>(parameters, "parameters", expected);
        TensorShape dimensions = Arguments.Shape(rank, shape, nameof(rank), nameof(shape));
        if (values is null && dimensions.Length > 0)
        {
            throw RefusedException.Null(nameof(values));
        }

        item.SetTensor(name, new ReadOnlySpan<T>(values, dimensions.Length), new ReadOnlySpan<int>(shape, rank));
    }
}

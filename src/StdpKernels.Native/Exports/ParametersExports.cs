using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>Parameters.</summary>
internal static unsafe class ParametersExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_create")]
    public static int Create(int type, nint* parameters)
    {
        try
        {
            Arguments.RequireResult(parameters, nameof(parameters));
            ParametersObject created = type switch
            {
                1 => new ParametersObject<float>(new StdpParameters<float>()),
                2 => new ParametersObject<double>(new StdpParameters<double>()),
                _ => throw RefusedException.Range($"type must be STDP_FLOAT32 (1) or STDP_FLOAT64 (2), but it is {type}."),
            };
            *parameters = HandleTable.Add(created);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_copy")]
    public static int Copy(nint parameters, nint* copy)
    {
        try
        {
            Arguments.RequireResult(copy, nameof(copy));
            *copy = HandleTable.Add(HandleTable.Get<ParametersObject>(parameters, "parameters", "parameters").Copy());
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_free")]
    public static int Free(nint parameters)
    {
        try
        {
            HandleTable.Remove<ParametersObject>(parameters, "parameters", "parameters");
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_set_algorithm")]
    public static int SetAlgorithm(nint parameters, int algorithm)
    {
        try
        {
            ParametersObject item = HandleTable.Get<ParametersObject>(parameters, "parameters", "parameters");
            if (!Enum.IsDefined((StdpAlgorithm)algorithm))
            {
                throw RefusedException.Range(
                    $"algorithm must be from STDP_ADDITIVE (0) to STDP_ASYMMETRIC_POW (4), but it is {algorithm}.");
            }

            item.SetAlgorithm((StdpAlgorithm)algorithm);
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_set_hardbound")]
    public static int SetHardBound(nint parameters, int hardbound)
    {
        try
        {
            HandleTable.Get<ParametersObject>(parameters, "parameters", "parameters").SetHardBound(hardbound != 0);
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
            HandleTable.Get<ParametersObject>(parameters, "parameters", "parameters").SetNumber(name, number);
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
            HandleTable.Get<ParametersObject>(parameters, "parameters", "parameters").Validate(dt);
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

using System.Runtime.InteropServices;
using StdpKernels.Native.Boundary;
using StdpKernels.Native.Handles;

namespace StdpKernels.Native.Exports;

/// <summary>Parameters, made and freed.</summary>
internal static unsafe class ParametersCreationExports
{
    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_create")]
    public static int Create(int type, nint* parameters)
    {
        try
        {
            Arguments.RequireResult(parameters, nameof(parameters));
            *parameters = HandleTable.Add(IsFloat(type)
                ? new ParametersObject<float>(new StdpParameters<float>())
                : new ParametersObject<double>(new StdpParameters<double>()));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_create_from_time_constants")]
    public static int CreateFromTimeConstants(int type, double tauPre, double tauPost, double dt, int exact, nint* parameters)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(parameters, nameof(parameters));
            *parameters = HandleTable.Add(IsFloat(type)
                ? new ParametersObject<float>(StdpParameters.FromTimeConstants<float>(tauPre, tauPost, dt, exact != 0))
                : new ParametersObject<double>(StdpParameters.FromTimeConstants<double>(tauPre, tauPost, dt, exact != 0)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_create_from_triplet_fit")]
    public static int CreateFromTripletFit(int type, int fit, nint* parameters)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(parameters, nameof(parameters));
            *parameters = HandleTable.Add(IsFloat(type)
                ? new ParametersObject<float>(StdpParameters.FromTripletFit<float>((StdpTripletFit)fit))
                : new ParametersObject<double>(StdpParameters.FromTripletFit<double>((StdpTripletFit)fit)));
            return (int)Status.Ok;
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "stdp_parameters_create_from_target_rate")]
    public static int CreateFromTargetRate(int type, double rate, double tau, double eta, nint* parameters)
    {
        try
        {
            using FloatingEnvironment environment = FloatingEnvironment.Enter();
            Arguments.RequireResult(parameters, nameof(parameters));
            *parameters = HandleTable.Add(IsFloat(type)
                ? new ParametersObject<float>(StdpParameters.FromTargetRate<float>(rate, tau, eta))
                : new ParametersObject<double>(StdpParameters.FromTargetRate<double>(rate, tau, eta)));
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
            *copy = HandleTable.Add(Arguments.Parameters(parameters).Copy());
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

    private static bool IsFloat(int type) => type switch
    {
        1 => true,
        2 => false,
        _ => throw RefusedException.Range($"type must be STDP_FLOAT32 (1) or STDP_FLOAT64 (2), but it is {type}."),
    };
}

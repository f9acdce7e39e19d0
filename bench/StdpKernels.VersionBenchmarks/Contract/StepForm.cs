namespace StdpKernels.VersionContract;

/// <summary>How the library is asked for a step.</summary>
public enum StepForm
{
    /// <summary>A prepared layer, from dense activity.</summary>
    Layer,

    /// <summary>A prepared layer, from lists of spikes.</summary>
    Events,

    /// <summary>The functional call, from dense activity.</summary>
    Call,
}

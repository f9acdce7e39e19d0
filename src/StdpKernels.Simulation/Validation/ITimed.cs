namespace StdpKernels.Simulation;

/// <summary>A part that was made for a time step, which must be that of its network.</summary>
internal interface ITimed
{
    double TimeStep { get; }
}

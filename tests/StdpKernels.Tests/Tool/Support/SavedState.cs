using StdpKernels.Simulation;

namespace StdpKernels.Tests.Tool.Support;

/// <summary>The state of a simulation, in memory.</summary>
internal static class SavedState
{
    private const string Identity = "a test";

    public static byte[] Of(IStateful source)
    {
        using var stream = new MemoryStream();
        SimulationCheckpoint.Save(stream, Identity, source);
        return stream.ToArray();
    }

    public static void Load(byte[] state, IStateful destination)
    {
        using var stream = new MemoryStream(state);
        SimulationCheckpoint.Load(stream, Identity, destination);
    }
}

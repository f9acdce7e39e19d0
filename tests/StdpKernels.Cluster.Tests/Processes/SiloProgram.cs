namespace StdpKernels.Cluster.Tests.Processes;

internal static class SiloProgram
{
    public static int Main() => 1;
}

namespace StdpKernels.Benchmarks.Report;

/// <summary>A network whose neurons fire by what its synapses bring them, here and in another simulator. <c>bench/peers/compare.sh</c> measures it.</summary>
/// <param name="Network">The network.</param>
/// <param name="Peer">The other simulator, with its version.</param>
/// <param name="Step">Microseconds a step.</param>
/// <param name="PeerStep">Microseconds a step of the other.</param>
internal sealed record ClosedLoopResult(string Network, string Peer, double Step, double PeerStep);

namespace StdpKernels.Benchmarks.Contenders;

/// <summary>Another implementation of the same steps, which a program that knows it adds to the report.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Version">Of what it is made of.</param>
/// <param name="Create">A contender for some data, or null where the peer has nothing to show.</param>
internal sealed record Peer(string Name, string Version, Func<LayerData<float>, Contender?> Create);

using StdpKernels.Sharding;

namespace StdpKernels.Cluster.Tests.Support;

/// <summary>A shard of which another neuron fires each time that it is made, as if processors or versions differed.</summary>
internal sealed class FickleShard : IStdpShard
{
    public const string Model = "fickle";
    public const int Neurons = 1000;

    private static int _made;

    private readonly int _fires = Interlocked.Increment(ref _made);

    public int BatchSize => 1;

    public int Inputs => Neurons;

    public int Outputs => Neurons;

    public bool HasNeurons => true;

    public long StepsDone { get; private set; }

    public SpikeRaster? Run(int steps, SpikeRaster pre, SpikeRaster? post)
    {
        StepsDone += steps;
        return new SpikeRaster(Neurons, [_fires], [0, 1]);
    }

    public void Save(Stream stream) => stream.WriteByte((byte)StepsDone);

    public void Load(Stream stream) => StepsDone = stream.ReadByte();

    public long LengthOf(string array) => 0;

    public void Read(string array, long offset, Span<byte> destination)
    {
    }

    public void Write(string array, long offset, ReadOnlySpan<byte> source)
    {
    }
}

using StdpKernels.Cluster.Models;
using StdpKernels.ClusterBenchmarks.Traffic;
using StdpKernels.Sharding;

namespace StdpKernels.ClusterBenchmarks.Processes;

/// <summary>A shard that computes nothing: it answers each window with spikes that are known beforehand, so that only the way there and back is measured.</summary>
internal sealed class EchoShard(int outputs, double rate) : IStdpShard
{
    public const string Model = "echo";

    private readonly Dictionary<int, SpikeRaster> _answers = [];
    private long _stepsDone;

    public int BatchSize => 1;

    public int Inputs => NetworkTraffic.Neurons;

    public int Outputs => outputs;

    public bool HasNeurons => true;

    public long StepsDone => _stepsDone;

    /// <summary>What a run gives the model: the rate of the neurons.</summary>
    public static byte[] Settings(double rate) => BitConverter.GetBytes(rate);

    public static IStdpShard Create(ShardAssignment assignment) => new EchoShard(assignment.Ranges[0].Count, BitConverter.ToDouble(assignment.Settings.Span));

    public SpikeRaster? Run(int steps, SpikeRaster pre, SpikeRaster? post)
    {
        _stepsDone += steps;
        return _answers.TryGetValue(steps, out SpikeRaster? answer) ? answer : _answers[steps] = NetworkTraffic.Spikes(outputs, steps, rate);
    }

    // The step, so that a lost one goes on where it was.
    public void Save(Stream stream) => stream.Write(BitConverter.GetBytes(_stepsDone));

    public void Load(Stream stream)
    {
        byte[] bytes = new byte[sizeof(long)];
        stream.ReadExactly(bytes);
        _stepsDone = BitConverter.ToInt64(bytes);
    }

    public long LengthOf(string array) => 0;

    public void Read(string array, long offset, Span<byte> destination) => throw new NotSupportedException("There are no arrays.");

    public void Write(string array, long offset, ReadOnlySpan<byte> source) => throw new NotSupportedException("There are no arrays.");
}

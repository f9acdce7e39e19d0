using System.Numerics;
using BenchmarkDotNet.Attributes;
using StdpKernels.Benchmarks.Columns;

namespace StdpKernels.Benchmarks.Suites;

/// <summary>A time step of a sparse network: propagation, then the step, from lists of spikes that change from step to step.</summary>
/// <remarks>
/// The baseline is a loop over lists of synapses, as a simulator's generated code has it: a scatter for each spike's way out, and a gather
/// for each way back.
/// </remarks>
[Config(typeof(SuiteConfig))]
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class SparseBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Patterns = 64;

    private readonly (int[] Indices, int[] Starts)[] _pre = new (int[], int[])[Patterns];
    private readonly (int[] Indices, int[] Starts)[] _post = new (int[], int[])[Patterns];
    private StdpSparseLayer<T>? _layer;
    private T[] _currents = [];
    private T[] _weights = [];
    private T[] _tracePre = [];
    private T[] _tracePost = [];
    private int _step;

    public IEnumerable<SparseSize> Sizes => [new(784, 400, 40), new(5000, 5000, 250), new(20_000, 20_000, 1000)];

    [ParamsSource(nameof(Sizes))]
    public SparseSize Size { get; set; } = new(0, 0, 0);

    // 5 Hz in steps of 0.1 ms, 20 Hz in steps of 1 ms.
    [Params(0.05, 2.0)]
    public double Percent { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        StdpConnectivity connectivity = StdpConnectivity.RandomOutDegree(Size.Inputs, Size.Outputs, Size.OutDegree, seed: 1);
        _layer = new StdpSparseLayer<T>(1, connectivity, new StdpParameters<T>());
        _layer.EditWeights().Span.Fill(T.CreateTruncating(0.5));
        _layer.WarmUp();
        _currents = new T[Size.Outputs];
        _weights = _layer.Weights.Span.ToArray();
        _tracePre = new T[Size.Inputs];
        _tracePost = new T[Size.Outputs];
        for (int i = 0; i < Patterns; i++)
        {
            _pre[i] = Activity.Events([Activity.Spikes<T>(random, Size.Inputs, Percent)], 1)[0];
            _post[i] = Activity.Events([Activity.Spikes<T>(random, Size.Outputs, Percent)], 1)[0];
        }
    }

    [Benchmark(Baseline = true)]
    public void Naive()
    {
        int pattern = _step++ % Patterns;
        StdpConnectivity synapses = _layer!.Connectivity;
        T rate = T.CreateTruncating(Rule.Rate), eta = T.CreateTruncating(1e-3);
        Decay(_tracePre, _pre[pattern].Indices, rate);
        Decay(_tracePost, _post[pattern].Indices, rate);
        foreach (int pre in _pre[pattern].Indices)
        {
            for (int i = (int)synapses.RowStarts[pre]; i < synapses.RowStarts[pre + 1]; i++)
            {
                int post = synapses.Targets[i];
                _currents[post] += _weights[i];
                _weights[i] = T.Clamp(_weights[i] - (eta * _tracePost[post]), T.Zero, T.One);
            }
        }

        foreach (int post in _post[pattern].Indices)
        {
            for (int i = (int)synapses.ColumnStarts[post]; i < synapses.ColumnStarts[post + 1]; i++)
            {
                ref T weight = ref _weights[synapses.Positions[i]];
                weight = T.Clamp(weight + (eta * _tracePre[synapses.Sources[i]]), T.Zero, T.One);
            }
        }
    }

    [Benchmark]
    public void PropagateAndStep()
    {
        int pattern = _step++ % Patterns;
        var pre = new SpikeEvents(_pre[pattern].Indices);
        _layer!.Propagate(pre, _currents);
        _layer.Step(pre, new SpikeEvents(_post[pattern].Indices));
    }

    [Benchmark]
    public void PropagateOnly() => _layer!.Propagate(new SpikeEvents(_pre[_step++ % Patterns].Indices), _currents);

    [Benchmark]
    public void Normalise() => _layer!.NormaliseWeights(T.One);

    private static void Decay(Span<T> trace, ReadOnlySpan<int> fired, T rate)
    {
        foreach (ref T value in trace)
        {
            value -= rate * value;
        }

        foreach (int neuron in fired)
        {
            trace[neuron] += rate;
        }
    }
}

using System.Numerics;
using BenchmarkDotNet.Attributes;
using StdpKernels.Benchmarks.Columns;

namespace StdpKernels.Benchmarks.Suites;

/// <summary>
/// What spikes carry through the weights of a linear layer, both ways, in both layouts; and what edits of the weights take.
/// </summary>
[Config(typeof(SuiteConfig))]
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class PropagationBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private StdpLinearLayer<T>? _layer;
    private T[] _zPre = [];
    private T[] _zPost = [];
    private T[] _currentsPre = [];
    private T[] _currentsPost = [];

    public IEnumerable<LinearLayer> Layers => [new(1, 784, 400), new(1, 4096, 4096), new(32, 784, 1024)];

    [ParamsSource(nameof(Layers))]
    public LinearLayer? Layer { get; set; }

    [Params(2.0, 20, 100)]
    public double Percent { get; set; }

    [Params(StdpWeightLayout.PostsynapticRows, StdpWeightLayout.PresynapticRows)]
    public StdpWeightLayout Layout { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        LinearLayer layer = Layer!;
        _layer = new StdpLinearLayer<T>(layer.Batch, layer.Inputs, layer.Outputs, new StdpParameters<T>(), layout: Layout);
        _layer.EditWeights().Span.Fill(T.CreateTruncating(0.5));
        _layer.WarmUp();
        _zPre = Activity.Spikes<T>(random, layer.Batch * layer.Inputs, Percent);
        _zPost = Activity.Spikes<T>(random, layer.Batch * layer.Outputs, Percent);
        _currentsPre = new T[_zPre.Length];
        _currentsPost = new T[_zPost.Length];
    }

    [Benchmark(Baseline = true)]
    public void Naive()
    {
        ReadOnlySpan<T> w = _layer!.Weights.Span;
        (int inputs, int outputs) = (Layer!.Inputs, Layer.Outputs);
        bool byInput = Layout == StdpWeightLayout.PresynapticRows;
        for (int i = 0; i < _zPre.Length; i++)
        {
            if (_zPre[i] != T.Zero)
            {
                (int sample, int input) = Math.DivRem(i, inputs);
                for (int output = 0; output < outputs; output++)
                {
                    _currentsPost[(sample * outputs) + output] +=
                        _zPre[i] * w[byInput ? (input * outputs) + output : (output * inputs) + input];
                }
            }
        }
    }

    [Benchmark]
    public void Propagate() => _layer!.Propagate(_zPre, _currentsPost);

    [Benchmark]
    public void PropagateBack() => _layer!.PropagateBack(_zPost, _currentsPre);

    [Benchmark]
    public void NormaliseIncoming() => _layer!.NormaliseWeights(T.One);

    [Benchmark]
    public void NormaliseOutgoing() => _layer!.NormaliseWeights(T.One, StdpNorm.L1, StdpFan.Out);

    [Benchmark]
    public void Scale() => _layer!.ScaleWeights(T.One);
}

using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Kernels.Dense;
using StdpKernels.Synapses;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>
/// A prepared layer remembers that silence leaves its weights alone, and must not where a step makes weights that silence changes: the
/// first step here does, the second is silent.
/// </summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class SteadyLayerTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Inputs = 100;
    private const int Outputs = 45;

    [Test]
    public void Depression_down_to_minus_zero_in_one_row_or_column(
        [ValueSource(typeof(StepPaths), nameof(StepPaths.Prepared))] StepPath path, [Values(1, 3)] int batch, [Values] bool row)
    {
        // Silence makes +0 of a weight of −0: which only the last neuron's bound lets come.
        T[] bounds = new T[row ? Outputs : Inputs];
        bounds.AsSpan().Fill(T.NegativeOne);
        bounds[^1] = T.NegativeZero;
        AssertDepressedThenSilent(path, batch, new()
        {
            EtaMinus = 1000.0,
            WMin = new StdpParameter<T>(bounds, row ? [Outputs, 1] : [Inputs]),
        });
    }

    [Test]
    public void Depression_down_to_minus_infinity(
        [ValueSource(typeof(StepPaths), nameof(StepPaths.Prepared))] StepPath path, [Values(1, 3)] int batch)
    {
        // Without bounds, silence makes NaN of it: the factor of potentiation is infinite.
        bool single = Unsafe.SizeOf<T>() == sizeof(float);
        AssertDepressedThenSilent(path, batch, new()
        {
            Algorithm = StdpAlgorithm.MultiplicativeRelu,
            EtaMinus = single ? 1e38 : 1e308,
            APost = 100.0,
            HardBound = false,
        });
    }

    [Test]
    public void Weights_of_minus_zero_in_the_part_of_one_thread_only()
    {
        // As for the upper bound 0 and negative traces: a weight of −0 survives potentiation, but not silence. The part of the second thread
        // starts with the rows of the second tile.
        const int Columns = 5, First = Tile.Rows * Columns;
        var layer = new StdpLinearLayer<T>(
            1, Columns, 2 * Tile.Rows, new() { Algorithm = StdpAlgorithm.AdditiveStep, WMin = -1.0, WMax = 0.0, APost = 0.0 }, threads: 2);
        layer.Synapses.Forced = new ForcedPath(IsSparse: true, Parts: 2);
        layer.EditWeights().Span.Fill(T.CreateChecked(-0.5));
        layer.EditWeights().Span[First..].Fill(T.NegativeZero);
        layer.State.TracePre.Span.Fill(T.NegativeOne);

        layer.Step(new SpikeEvents([]), new SpikeEvents([.. Enumerable.Range(Tile.Rows, Tile.Rows)]));
        T[] kept = layer.Weights.Span.ToArray();
        layer.Step(new SpikeEvents([]), new SpikeEvents([]));

        Assert.That(kept[First..], Bits.EqualTo([.. Enumerable.Repeat(T.NegativeZero, First)]));
        Assert.That(layer.Weights.Span[First..].ToArray(), Bits.EqualTo(new T[First]));
    }

    private static void AssertDepressedThenSilent(StepPath path, int batch, StdpParameters<T> parameters)
    {
        TestLayer<T> layer = TestLayer<T>.Linear(batch, Inputs, Outputs).With(parameters);
        layer.W.Fill(T.CreateChecked(0.5));
        layer.State.TracePost.Span.Fill(T.CreateChecked(50));
        var runner = new PathRunner<T>(path, layer);
        ReferenceLayer<T> expected = layer.ToReference<T>();
        var silencePost = new Grid<T>(new T[batch * Outputs], batch, Outputs);
        for (int step = 0; step < 2; step++)
        {
            var zPre = new Grid<T>(new T[batch * Inputs], batch, Inputs);
            zPre.Values[^1] = step == 0 ? T.One : T.Zero;
            expected.Step(zPre, silencePost);
            runner.Step(zPre.Values, silencePost.Values);
            Assert.That(runner.Weights, Bits.EqualTo(expected.W.Values), $"step {step}");
        }
    }
}

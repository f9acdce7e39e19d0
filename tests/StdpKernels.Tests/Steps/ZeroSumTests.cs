using System.Numerics;
using StdpKernels.Kernels.Dense;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>
/// Sums that a fused multiply-add leaves at −0, because their only product is negative and below the smallest number: they end as +0,
/// whatever else fires in the same tile or in another one, and so whether silent terms are added to them or left out.
/// </summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class ZeroSumTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Batch = 5;

    [Test]
    public void Sums_of_depression([Values] bool sameTile)
    {
        int inputs = (2 * Tile.Columns<T>()) + 1;
        TestLayer<T> layer = TestLayer<T>.Linear(Batch, inputs, outputs: 4);
        layer.Parameters = Constant with { EtaPlus = -0.001 };
        layer.ZPre.Clear();
        layer.ZPre[0] = -T.Epsilon;
        layer.ZPre[inputs + (sameTile ? 1 : inputs - 1)] = T.One;
        layer.ZPost.Fill(T.One);
        for (int sample = 0; sample < Batch; sample++)
        {
            layer.ZPost[sample * 4] = T.Zero;
        }

        layer.State.TracePost.Span.Fill(T.CreateChecked(0.5));
        AssertReference(layer, expected: T.NegativeZero);
    }

    [Test]
    public void Sums_of_potentiation([Values] bool sameTile)
    {
        int outputs = (2 * Tile.Rows) + 1;
        TestLayer<T> layer = TestLayer<T>.Linear(Batch, inputs: 3, outputs);
        layer.Parameters = Constant;
        layer.ZPost.Clear();
        layer.ZPost[0] = -T.Epsilon;
        layer.ZPost[outputs + (sameTile ? 1 : outputs - 1)] = T.One;
        layer.ZPre.Clear();
        layer.State.TracePre.Span.Fill(T.CreateChecked(0.5));
        AssertReference(layer, expected: T.Zero);
    }

    // Traces stay as they are.
    private static StdpParameters<T> Constant => new() { TauPreInv = 0, TauPostInv = 0, EtaMinus = 0.001, HardBound = false };

    private static void AssertReference(TestLayer<T> layer, T expected)
    {
        layer.W[0] = T.NegativeZero;
        ReferenceLayer<T> reference = layer.ToReference<T>();
        reference.Step(layer.ZPreGrid<T>(), layer.ZPostGrid<T>());
        layer.Step();
        Assert.That(layer.W[..1].ToArray(), Bits.EqualTo<T>([expected]));
        Assert.That(layer.W.ToArray(), Bits.EqualTo(reference.W.Values));
    }
}

using System.Numerics;
using StdpKernels.Kernels.Dense;
using StdpKernels.Tests.Reference;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>
/// Dense steps of one sample, of layers with so many rows that the kernel looks for a shorter form: where it serves, and where one number
/// somewhere in the layer forbids it, a step has the bits of the reference.
/// </summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class SpikeFormTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Outputs = 45;
    private const int Steps = 5;

    private static readonly int Inputs = (2 * Tile.Columns<T>()) + 3;

    // One number, or one rate: the last neurons are no whole vector.
    private static readonly Dictionary<string, Action<TestLayer<T>>> Cases = new()
    {
        ["spikes"] = _ => { },
        ["weights of either zero"] = layer => layer.W.Fill(T.NegativeZero),
        ["silent rows"] = layer => layer.ZPost.Clear(),
        ["silent columns"] = layer => layer.ZPre.Clear(),
        ["traces of rows are zero"] = layer => layer.State.TracePost.Span.Clear(),
        ["traces of columns are zero"] = layer => layer.State.TracePre.Span.Clear(),
        ["activity of a column is a third"] = layer => layer.ZPre[1] = T.One / T.CreateChecked(3),
        ["activity of the last column is a third"] = layer => layer.ZPre[^1] = T.One / T.CreateChecked(3),
        ["activity of a row is a third"] = layer => layer.ZPost[3] = T.One / T.CreateChecked(3),
        ["activity of one of the last rows is a third"] = layer => layer.ZPost[^2] = layer.ZPre[^2] = T.One / T.CreateChecked(3),
        ["activity of a column is a zero with a sign"] = layer => layer.ZPre[4] = T.NegativeZero,
        ["activity of a row is a zero with a sign"] = layer => layer.ZPost[^1] = T.NegativeZero,
        ["activity of a column is no number"] = layer => layer.ZPre[5] = T.NaN,
        ["activity of a row is infinite"] = layer => layer.ZPost[^2] = T.PositiveInfinity,
        ["activity of a row is -1"] = layer => layer.ZPost[0] = T.NegativeOne,
        ["a trace of a column is a zero with a sign"] = layer => layer.State.TracePre.Span[^1] = T.NegativeZero,
        ["a trace of a column is below zero"] = layer => layer.State.TracePre.Span[2] = T.CreateChecked(-0.25),
        ["traces of columns are below zero, and change nothing"] = layer => Vanish(layer, layer.State.TracePre.Span),
        ["traces of rows are below zero, and change nothing"] = layer => Vanish(layer, layer.State.TracePost.Span),
        ["the last traces of columns are below zero, and change nothing"] = layer => VanishLast(layer, layer.State.TracePre.Span, layer.ZPre),
        ["the last traces of rows are below zero, and change nothing"] = layer => VanishLast(layer, layer.State.TracePost.Span, layer.ZPost),
        ["a trace of a column is infinite"] = layer => layer.State.TracePre.Span[^1] = T.PositiveInfinity,
        ["a trace of a column is no number"] = layer => layer.State.TracePre.Span[1] = T.NaN,
        ["a trace of a row is a zero with a sign"] = layer => layer.State.TracePost.Span[6] = T.NegativeZero,
        ["a trace of a row is below zero"] = layer => layer.State.TracePost.Span[^1] = T.CreateChecked(-0.25),
        ["a trace of a row is infinite"] = layer => layer.State.TracePost.Span[7] = T.PositiveInfinity,
        ["a trace of a row is no number"] = layer => layer.State.TracePost.Span[^1] = T.NaN,
        ["a trace times its rate is infinite"] = layer => layer.State.TracePre.Span[8] = T.BitDecrement(T.PositiveInfinity),
        ["a trace times its rate is infinite, a vector behind one that is no number"] = layer =>
        {
            // Without the sign that .NET's NaN has, which forbids the form by itself.
            layer.State.TracePre.Span[1] = T.CopySign(T.NaN, T.One);
            layer.State.TracePre.Span[1 + Vector<T>.Count] = T.BitDecrement(T.PositiveInfinity);
        },
        ["a trace of a row times its rate is infinite"] = layer => layer.State.TracePost.Span[8] = T.BitDecrement(T.PositiveInfinity),
        ["a trace times its rate is no normal number"] = layer => layer.State.TracePre.Span.Fill(T.Epsilon),
    };

    private static string[] CaseNames => [.. Cases.Keys];

    [Test]
    public void One_step(
        [ValueSource(nameof(CaseNames))] string name, [Values] bool hardBound, [Values(StepPath.PreparedDense, StepPath.PresynapticRowsDense)] StepPath path, [Values] Rates rates)
    {
        TestLayer<T> layer = Layer(name, hardBound, rates);
        ReferenceLayer<T> reference = layer.ToReference<T>();
        reference.Learn(layer.ZPreGrid<T>(), layer.ZPostGrid<T>());

        var runner = new PathRunner<T>(path, layer);
        runner.Prepared!.Learn(layer.ZPre, layer.ZPost);
        Assert.That(runner.Weights, Bits.EqualTo(reference.W.Values));
    }

    [Test]
    public void A_window(
        [ValueSource(nameof(CaseNames))] string name, [Values] bool hardBound, [Values(StepPath.PreparedDense, StepPath.PresynapticRowsDense)] StepPath path, [Values] Rates rates)
    {
        TestLayer<T> layer = Layer(name, hardBound, rates);
        var runner = new PathRunner<T>(path, layer);
        ReferenceLayer<T> reference = layer.ToReference<T>();
        T[] zPre = new T[Steps * Inputs], zPost = new T[Steps * Outputs];
        for (int step = 0; step < Steps; step++)
        {
            // The steps before are ordinary.
            layer.Draw(step, 0.5, 0.5);
            if (step == Steps - 2)
            {
                Cases[name](layer);
            }

            reference.Step(layer.ZPreGrid<T>(), layer.ZPostGrid<T>());
            layer.ZPre.CopyTo(zPre.AsSpan(step * Inputs));
            layer.ZPost.CopyTo(zPost.AsSpan(step * Outputs));
        }

        runner.Prepared!.StepWindow(Steps, zPre, zPost);
        Assert.That(runner.Weights, Bits.EqualTo(reference.W.Values));
    }

    private static TestLayer<T> Layer(string name, bool hardBound, Rates rates)
    {
        TestLayer<T> layer = TestLayer<T>.Linear(1, Inputs, Outputs);
        layer.Draw(7, 0.5, 0.5);
        double small = name.Contains("infinite", StringComparison.Ordinal) ? 2 : 0.1;
        layer.Parameters = new StdpParameters<T>
        {
            HardBound = hardBound,
            EtaPlus = rates is Rates.NegativePlus or Rates.Negative ? -small : small,
            EtaMinus = rates is Rates.NegativeMinus or Rates.Negative ? -small : small,
        };
        Cases[name](layer);
        return layer;
    }

    // A change that is too small for a number is a zero with a sign, which a weight of that sign shows.
    private static void Vanish(TestLayer<T> layer, Span<T> traces)
    {
        traces.Fill(-T.Epsilon);
        layer.W.Fill(T.NegativeZero);
    }

    // Of the last neurons only: what the other side changes by their own spikes would hide the sign.
    private static void VanishLast(TestLayer<T> layer, Span<T> traces, Span<T> activity)
    {
        Vanish(layer, traces[^2..]);
        activity[^2..].Clear();
    }

    /// <summary>Signs of the two rates.</summary>
    internal enum Rates
    {
        Positive,
        NegativePlus,
        NegativeMinus,
        Negative,
    }
}

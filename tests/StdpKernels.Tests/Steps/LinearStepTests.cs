using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Steps;

/// <summary>The linear step against the reference, bit for bit, over sizes around whole tiles, vectors and blocks.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class LinearStepTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Every_size(
        [Values] StdpAlgorithm algorithm, [Values] bool hardBound, [Values(0, 1, 2, 3, 8)] int batch)
    {
        StdpParameters<T> parameters = Parameters(algorithm, hardBound);
        for (int inputs = 0; inputs <= (4 * Vector<T>.Count) + 3; inputs++)
        {
            foreach (int outputs in new[] { 0, 1, 2, 3, 4, 5, 7, 8, 9 })
            {
                StepAssert.SameBits(
                    TestLayer<T>.Linear(batch, inputs, outputs).With(parameters), $"of {batch} x {inputs} -> {outputs}");
            }
        }
    }

    [TestCase(256, 5, 3)]
    [TestCase(257, 300, 5)]
    [TestCase(600, 37, 9)]
    [TestCase(3, 1500, 2)]
    public void Sums_longer_and_rows_wider_than_a_block(int batch, int inputs, int outputs)
    {
        foreach (StdpAlgorithm algorithm in Enum.GetValues<StdpAlgorithm>())
        {
            TestLayer<T> layer = TestLayer<T>.Linear(batch, inputs, outputs).With(Parameters(algorithm, true));
            StepAssert.SameBits(layer, $"of {batch} x {inputs} -> {outputs}, {algorithm}");
        }
    }

    [Test]
    public void Weights_wider_than_a_block_of_columns()
    {
        // A deep sum has the narrowest blocks; a shallow one needs a very wide layer to have more than one.
        int inputs = (256 * 1024 / Unsafe.SizeOf<T>()) + 5;
        StepAssert.SameBits(TestLayer<T>.Linear(1, inputs, 2).With(Parameters(StdpAlgorithm.Additive, true)));
    }

    [Test]
    public void One_state_serves_changing_time_steps_and_parameters([Values] StdpAlgorithm algorithm)
    {
        TestLayer<T> layer = TestLayer<T>.Linear(4, 21, 6).With(Parameters(algorithm, true));
        for (int step = 0; step < 5; step++)
        {
            layer.Draw(step, 0.2 * step, 1 - (0.2 * step));
            layer.Dt = 0.001 * (step + 1);
            if (step % 2 == 0)
            {
                layer.Parameters = Parameters(algorithm, hardBound: step == 2);
            }

            StepAssert.SameBits(layer, $"in step {step}");
        }
    }

    [Test]
    public void Activity_of_any_size_and_sign(
        [Values] StdpAlgorithm algorithm, [Values] bool hardBound, [Values(1, 3, 40, 300)] int batch)
    {
        TestLayer<T> layer = TestLayer<T>.Linear(batch, 37, 6).With(Parameters(algorithm, hardBound));
        var data = new Data<T>(batch);
        data.Graded(layer.ZPre.Length).CopyTo(layer.ZPre);
        data.Graded(layer.ZPost.Length).CopyTo(layer.ZPost);
        StepAssert.WithinRounding(layer);
    }

    [Test]
    public void Activity_whose_products_are_exact([Values] StdpAlgorithm algorithm, [Values(1, 5, 300)] int batch)
    {
        // Powers of two and what is no number at all; mostly silence, which may be left out only where it does not count.
        T[] activity = [.. new[] { 1, -1, 2, 0.5, -0.0, double.NaN, double.PositiveInfinity }.Select(T.CreateChecked)];
        for (int kinds = 1; kinds <= activity.Length; kinds++)
        {
            TestLayer<T> layer = TestLayer<T>.Linear(batch, 37, 9).With(Parameters(algorithm, hardBound: kinds % 2 == 0));
            layer.Draw(kinds, 0.02, 0.04);
            var random = new Random(kinds);
            foreach (ref T z in layer.ZPre)
            {
                z *= activity[random.Next(kinds)];
            }

            foreach (ref T z in layer.ZPost)
            {
                z *= activity[random.Next(kinds)];
            }

            StepAssert.SameBits(layer, $"with {kinds} kinds of activity");
        }
    }

    [Test]
    public void One_array_may_be_both_activities([Values] StdpAlgorithm algorithm)
    {
        TestLayer<T> twin = TestLayer<T>.Linear(3, 11, 11).With(Parameters(algorithm, true));
        TestLayer<T> layer = TestLayer<T>.Linear(3, 11, 11).With(Parameters(algorithm, true));
        twin.ZPre.CopyTo(twin.ZPost);
        twin.Step();

        Stdp.StepLinear(layer.ZPreView, layer.ZPreView, layer.WView, layer.State, layer.Parameters, layer.Dt);

        Assert.That(layer.W.ToArray(), Bits.EqualTo(twin.W.ToArray()));
    }

    [Test]
    public void Takes_a_step_of_one_millisecond_when_not_told_otherwise()
    {
        TestLayer<T> expected = TestLayer<T>.Linear(2, 9, 5);
        TestLayer<T> layer = TestLayer<T>.Linear(2, 9, 5);
        expected.Dt = 0.001;
        expected.Step();

        Stdp.StepLinear(layer.ZPreView, layer.ZPostView, layer.WView, layer.State, layer.Parameters);

        layer.Snapshot().AssertSame(expected.Snapshot());
    }

    // With mu = 1 a power is exact.
    private static StdpParameters<T> Parameters(StdpAlgorithm algorithm, bool hardBound) =>
        new() { Algorithm = algorithm, HardBound = hardBound, EtaPlus = 0.13, EtaMinus = 0.11, Mu = 1.0 };
}

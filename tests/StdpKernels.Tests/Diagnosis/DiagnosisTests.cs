using System.Numerics;

namespace StdpKernels.Tests.Diagnosis;

/// <summary>Mistakes that the equations allow: each is found, named and told in its unit, and what is meant is left alone.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class DiagnosisTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly StdpParameters<T> Default = new();

    private static readonly (string What, StdpParameters<T> Parameters, double Dt, string Parameter, string[] Words)[] Mistakes =
    [
        ("a time step in milliseconds", Default, 1.0, "TauPreInv", ["dt · TauPreInv = 20", "dt is in seconds", "1/s"]),
        ("a negative time step", Default, -0.001, "dt", ["dt = -0.001", "seconds"]),
        ("no time step", Default, 0, "dt", ["dt = 0", "seconds"]),
        ("a time step that is NaN", Default, double.NaN, "dt", ["dt = NaN"]),
        ("a time step without end", Default, double.PositiveInfinity, "dt", ["dt = Infinity"]),
        ("tau in place of its inverse", Default with { TauPreInv = 0.02 }, 0.001, "TauPreInv", ["0.02", "50 s", "inverse"]),
        ("tau in place of its inverse, post", Default with { TauPostInv = 0.1 }, 0.001, "TauPostInv", ["0.1", "10 s"]),
        ("tau in milliseconds", Default with { TauPostInv = 2000.0 }, 0.001, "TauPostInv", ["dt · TauPostInv = 2"]),
        ("an inverse that is NaN", Default with { TauPreInv = double.NaN }, 0.001, "TauPreInv", ["TauPreInv = NaN", "1/s"]),
        ("a negative inverse", Default with { TauPostInv = -20.0 }, 0.001, "TauPostInv", ["TauPostInv = -20"]),
        ("no decay", Default with { TauPostInv = 0.0 }, 0.001, "TauPostInv", ["TauPostInv = 0"]),
        ("one inverse of many", Default with { TauPreInv = Row(20, 20, -1) }, 0.001, "TauPreInv", ["TauPreInv[2] = -1"]),
        ("one inverse of a matrix", Default with { TauPreInv = new(Of(20, 20, 20, 2000), 2, 2) }, 0.001, "TauPreInv", ["[1, 1]", "= 2:"]),
        ("an amplitude that is NaN", Default with { APre = double.NaN }, 0.001, "APre", ["APre = NaN"]),
        ("an infinite amplitude", Default with { APost = double.PositiveInfinity }, 0.001, "APost", ["APost = Infinity"]),
        ("a rate that is NaN", Default with { EtaPlus = double.NaN }, 0.001, "EtaPlus", ["EtaPlus = NaN"]),
        ("an infinite rate", Default with { EtaMinus = Row(0, double.PositiveInfinity) }, 0.001, "EtaMinus", ["EtaMinus[1] = Infinity"]),
        ("bounds exchanged", Default with { WMin = 1.0, WMax = -1.0 }, 0.001, "WMin", ["WMin = 1", "WMax = -1"]),
        ("a bound that crosses one of many", Default with { WMax = Row(1, -2, 3) }, 0.001, "WMin", ["WMin = 0", "WMax = -2"]),
        ("two of many that cross", Default with { WMin = Row(0, 5), WMax = Row(1, 4) }, 0.001, "WMin", ["WMin = 5", "WMax = 4"]),
        ("a bound that is NaN", Default with { WMax = Row(1, double.NaN) }, 0.001, "WMax", ["WMax[1] is NaN"]),
        ("a rate that jumps from bound to bound", Jumping, 0.001, "EtaPlus", ["EtaPlus = 2", "by up to 2", "1 apart"]),
        ("a rate of depression", Unit with { EtaMinus = -1.5 }, 0.001, "EtaMinus", ["EtaMinus = 1.5", "1.5"]),
        ("a rate of relu", Relu with { EtaPlus = 1.0, WMax = 10.0 }, 0.001, "EtaPlus", ["by up to 10", "10 apart"]),
        ("a rate of pow", Pow with { EtaMinus = 4.0, WMax = 4.0 }, 0.001, "EtaMinus", ["by up to 8", "4 apart"]),
        ("an exponent that is NaN", Pow with { Mu = double.NaN }, 0.001, "Mu", ["Mu = NaN"]),
        ("a negative exponent", Pow with { Mu = -1.0 }, 0.001, "Mu", ["Mu = -1"]),
        ("a fractional exponent without bounds", Pow with { HardBound = false }, 0.001, "Mu", ["Mu = 0.5", "NaN"]),
        ("a jump from bound to bound", Default with { DynamicsPre = Jump, APre = 3.0, EtaPlus = 0.5 }, 0.001, "EtaPlus", ["by up to 1.5", "1 apart"]),
        ("seconds as milliseconds in exact decay", Default with { DynamicsPost = Exact }, 1.0, "TauPostInv", ["dt · TauPostInv = 20", "nothing"]),
        ("an exponent of one side", Asymmetric with { MuMinus = -2.0 }, 0.001, "MuMinus", ["MuMinus = -2"]),
    ];

    private static readonly (string What, StdpParameters<T> Parameters, double Dt)[] Meant =
    [
        ("the defaults", Default, 0.001),
        ("a time step of 0.1 ms", Default, 0.0001),
        ("all of a step", Default with { TauPreInv = 1000.0 }, 0.001),
        ("exact decay in large steps", Default with { DynamicsPre = Exact, TauPreInv = 5000.0 }, 0.001),
        ("jumps of one", Default with { DynamicsPre = Jump, DynamicsPost = Jump }, 0.001),
        ("milliseconds throughout", Default with { TauPreInv = 0.05, TauPostInv = 0.05 }, 1.0),
        ("a slow trace", Default with { TauPostInv = 0.2 }, 0.001),
        ("spikes that add one", Unit, 0.001),
        ("learning switched off", Default with { EtaPlus = 0.0, EtaMinus = 0.0 }, 0.001),
        ("a rule that forgets", Default with { EtaPlus = -0.001 }, 0.001),
        ("no bounds", Default with { HardBound = false, WMin = 5.0, WMax = 1.0, EtaPlus = 3.0 }, 0.001),
        ("infinite bounds", Default with { WMin = double.NegativeInfinity, WMax = double.PositiveInfinity }, 0.001),
        ("a mask", Unit with { WMax = Row(1, 0, 1), EtaPlus = 0.01 }, 0.001),
        ("exponents that no rule reads", Default with { Mu = -1.0, MuPlus = double.NaN }, 0.001),
        ("a whole exponent without bounds", Pow with { HardBound = false, Mu = 2.0 }, 0.001),
        ("relu below its limit", Relu with { EtaPlus = 0.9, WMax = 10.0 }, 0.001),
        ("no values", Default with { EtaPlus = new([], 0), WMax = new([], 0), TauPreInv = new([], 0), APre = new([], 0) }, 0.001),
    ];

    private static StdpTraceDynamics Jump => new() { Spike = StdpTraceSpike.Jump };

    private static StdpTraceDynamics Exact => new() { Decay = StdpTraceDecay.Exponential };

    // Spikes add one to their traces.
    private static StdpParameters<T> Unit => Default with { APre = 50.0, APost = 50.0 };

    private static StdpParameters<T> Jumping => Unit with { EtaPlus = 2.0 };

    private static StdpParameters<T> Relu => Unit with { Algorithm = StdpAlgorithm.MultiplicativeRelu };

    private static StdpParameters<T> Pow => Unit with { Algorithm = StdpAlgorithm.MultiplicativePow, Mu = 0.5 };

    private static StdpParameters<T> Asymmetric => Unit with { Algorithm = StdpAlgorithm.AsymmetricPow };

    private static string[] MistakeNames => [.. Mistakes.Select(mistake => mistake.What)];

    private static string[] MeantNames => [.. Meant.Select(meant => meant.What)];

    [TestCaseSource(nameof(MistakeNames))]
    public void A_mistake_is_found_and_told(string what)
    {
        (_, StdpParameters<T> parameters, double dt, string parameter, string[] words) = Mistakes.Single(_ => _.What == what);
        StdpFinding[] of = [.. parameters.Diagnose(dt).Where(finding => finding.Parameter == parameter)];
        Assert.That(of, Has.Length.EqualTo(1));
        foreach (string word in words)
        {
            Assert.That(of[0].Message, Does.Contain(word));
        }

        Assert.That(of[0].ToString(), Is.EqualTo(of[0].Message).And.EndsWith(".").And.Not.Contains('\n'));
        ArgumentException? thrown = Assert.Throws<ArgumentException>(() => parameters.Validated(dt));
        Assert.That(thrown!.Message, Does.Contain(of[0].Message));
        Assert.That(thrown.ParamName, Is.EqualTo(parameters.Diagnose(dt)[0].Parameter));
    }

    [TestCaseSource(nameof(MeantNames))]
    public void What_is_meant_is_left_alone(string what)
    {
        (_, StdpParameters<T> parameters, double dt) = Meant.Single(_ => _.What == what);
        Assert.That(parameters.Diagnose(dt), Is.Empty);
        Assert.That(parameters.Validated(dt), Is.SameAs(parameters));
    }

    [Test]
    public void Both_sides_of_a_mistake_are_found() => Assert.That(
        Default.Diagnose(1.0).Select(finding => finding.Parameter), Is.EqualTo(["TauPreInv", "TauPostInv"]));

    [Test]
    public void Steps_compute_what_they_are_given()
    {
        var layer = new StdpLinearLayer<T>(1, 2, 1, Default with { HardBound = false }, dt: 1.0);
        layer.Step(new SpikeEvents([0]), new SpikeEvents([0]));
        Assert.That(layer.State.TracePre[0, 0], Is.EqualTo(T.CreateChecked(20)));
    }

    [TestCase(20e-3, 5e-3, 0.001)]
    [TestCase(0.1e-3, 1.0, 0.0001)]
    public void Parameters_from_time_constants_rise_by_one_and_decay_by_the_step_over_the_constant(double tauPre, double tauPost, double dt)
    {
        StdpParameters<T> parameters = StdpParameters.FromTimeConstants<T>(tauPre, tauPost, dt);
        Assert.That(parameters.Diagnose(dt), Is.Empty);
        var layer = new StdpLinearLayer<T>(1, 1, 1, parameters, dt);
        layer.Step(new SpikeEvents([0]), new SpikeEvents([0]));
        double rounding = 4 * double.CreateChecked(T.BitIncrement(T.One) - T.One);
        Assert.That(double.CreateChecked(layer.State.TracePre[0, 0]), Is.EqualTo(1).Within(rounding));
        Assert.That(double.CreateChecked(layer.State.TracePost[0, 0]), Is.EqualTo(1).Within(rounding));
        layer.Step(new SpikeEvents([]), new SpikeEvents([]));
        Assert.That(double.CreateChecked(layer.State.TracePre[0, 0]), Is.EqualTo(1 - (dt / tauPre)).Within(rounding));
        Assert.That(double.CreateChecked(layer.State.TracePost[0, 0]), Is.EqualTo(1 - (dt / tauPost)).Within(rounding));
    }

    private static T[] Of(params double[] values) => [.. values.Select(T.CreateTruncating)];

    private static StdpParameter<T> Row(params double[] values) => Of(values);
}

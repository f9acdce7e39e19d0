using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid calls of the decay alone.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class DecayErrorTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Dictionary<string, (Refusal Refusal, Action<TestLayer<T>> Call)> Errors = new()
    {
        ["no parameters"] = (Refusal.Null("parameters"), l => l.State.Decay(l.ZPreView, l.ZPostView, null!)),
        ["z_pre transposed"] =
            (new("zPre", "[3, 5]", "[5, 3]"), l => l.State.Decay(new(l.ZPre, 5, 3), l.ZPostView, l.Parameters)),
        ["z_pre of another rank"] =
            (new("zPre", "[3, 5]", "[1, 3, 5]"), l => l.State.Decay(new(l.ZPre, 1, 3, 5), l.ZPostView, l.Parameters)),
        ["no z_pre"] = (new("zPre", "[3, 5]", "[]"), l => l.State.Decay(default, l.ZPostView, l.Parameters)),
        ["z_post too short"] =
            (new("zPost", "[3, 4]", "[2, 4]"), l => l.State.Decay(l.ZPreView, new(l.ZPost[..8], 2, 4), l.Parameters)),
        ["no z_post"] = (new("zPost", "[3, 4]", "[]"), l => l.State.Decay(l.ZPreView, default, l.Parameters)),
        ["dt NaN"] =
            (Refusal.OutOfRange("dt", "finite", "NaN"), l => l.State.Decay(l.ZPreView, l.ZPostView, l.Parameters, double.NaN)),
        ["dt infinite"] =
            (Refusal.OutOfRange("dt", "finite", "Infinity"), l => l.State.Decay(l.ZPreView, l.ZPostView, l.Parameters, 1 / 0.0)),
    };

    private static string[] ErrorNames => [.. Errors.Keys];

    [Test]
    public void Refuses([ValueSource(nameof(ErrorNames))] string error) =>
        Errors[error].Refusal.AssertOf(Layer, Errors[error].Call);

    [Test]
    public void Refuses_a_parameter_that_does_not_broadcast(
        [ValueSource(typeof(ParameterNames), nameof(ParameterNames.OfTraces))] string name)
    {
        StdpParameter<T> tensor = new Data<T>(1).Tensor([2], 0, 1);
        string trace = name.Contains("Pre", StringComparison.Ordinal) ? "[3, 5]" : "[3, 4]";
        new Refusal("parameters", name, trace, "[2]").AssertOf(
            Layer, layer => layer.State.Decay(layer.ZPreView, layer.ZPostView, layer.Parameters.With(name, tensor)));
    }

    [Test]
    public void Does_not_look_at_the_parameters_of_the_weights()
    {
        TestLayer<T> layer = Layer();
        layer.Parameters = layer.Parameters with { EtaPlus = new T[77], Algorithm = (StdpAlgorithm)99 };
        Assert.That(layer.Decay, Throws.Nothing);
    }

    [Test]
    public void A_default_view_is_no_single_element()
    {
        // Its shape is that of a trace without dimensions, but there is no memory behind it.
        var state = new StdpState<T>([], []);
        T[] one = [T.One];
        Assert.That(
            () => state.Decay(default, new(one), new StdpParameters<T>()),
            Throws.ArgumentException.With.Message.Contains("default").And
                .Property(nameof(ArgumentException.ParamName)).EqualTo("zPre"));
        Assert.That(state.TracePost.Span[0], Is.EqualTo(T.Zero));
    }

    private static TestLayer<T> Layer() => TestLayer<T>.Linear(batch: 3, inputs: 5, outputs: 4);
}

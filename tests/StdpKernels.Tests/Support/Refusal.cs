using System.Numerics;

namespace StdpKernels.Tests.Support;

/// <summary>How an invalid call must be refused.</summary>
/// <param name="Parameter">The name of the parameter at fault; null where no argument is.</param>
/// <param name="Message">What the message says: what was expected, and what came.</param>
internal sealed record Refusal(string? Parameter, params string[] Message)
{
    public Type Exception { get; init; } = typeof(ArgumentException);

    public static Refusal OutOfRange(string parameter, params string[] message) =>
        new(parameter, message) { Exception = typeof(ArgumentOutOfRangeException) };

    public static Refusal Null(string parameter) => new(parameter) { Exception = typeof(ArgumentNullException) };

    public static Refusal InvalidOperation(params string[] message) =>
        new(null, message) { Exception = typeof(InvalidOperationException) };

    public static Refusal NotSupported(params string[] message) =>
        new(null, message) { Exception = typeof(NotSupportedException) };

    /// <summary>
    /// Asserts that a call on a layer that has already run is refused, has changed nothing, and does not show in what follows.
    /// </summary>
    public Exception AssertOf<T>(Func<TestLayer<T>> make, Action<TestLayer<T>> call)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (TestLayer<T> layer, TestLayer<T> twin) = (make(), make());
        layer.Step();
        twin.Step();
        Snapshot<T> before = layer.Snapshot();

        Exception exception = AssertThrown(() => call(layer));

        layer.Snapshot().AssertSame(before, "after the refused call");
        layer.Step();
        twin.Step();
        layer.Snapshot().AssertSame(twin.Snapshot(), "after the next dense step");
        layer.StepEvents();
        twin.StepEvents();
        layer.Snapshot().AssertSame(twin.Snapshot(), "after the next step from events");
        return exception;
    }

    /// <summary>The same of a prepared layer, whose parameters stay what they were as well.</summary>
    public Exception AssertOf<T, TLayer>(Func<TLayer> make, Action<TLayer> call)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLayer : StdpLayer<T>
    {
        (TLayer layer, TLayer twin) = (make(), make());
        Step(layer);
        Step(twin);
        StdpParameters<T> parameters = layer.Parameters;

        Exception exception = AssertThrown(() => call(layer));

        Assert.That(layer.Parameters, Is.SameAs(parameters));
        AssertSame(layer, twin, "after the refused call");
        Step(layer);
        Step(twin);
        AssertSame(layer, twin, "after the next step");
        return exception;

        static void Step(TLayer layer)
        {
            var data = new Data<T>(2);
            layer.Step(
                data.Spikes(layer.State.TracePre.Shape.Length, 0.5), data.Spikes(layer.State.TracePost.Shape.Length, 0.5));
        }
    }

    /// <summary>Asserts the exception alone.</summary>
    public Exception AssertThrown(Action call)
    {
        Exception exception = Assert.Catch(() => call())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exception, Is.TypeOf(Exception));
            Assert.That((exception as ArgumentException)?.ParamName, Is.EqualTo(Parameter));
            foreach (string part in Message)
            {
                Assert.That(exception.Message, Does.Contain(part));
            }
        }

        return exception;
    }

    private static void AssertSame<T>(StdpLayer<T> layer, StdpLayer<T> twin, string when)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(layer.Weights.Span.ToArray(), Bits.EqualTo(twin.Weights.Span.ToArray()), $"w {when}");
            Assert.That(layer.State.TracePre.Span.ToArray(), Bits.EqualTo(twin.State.TracePre.Span.ToArray()), $"t_pre {when}");
            Assert.That(layer.State.TracePost.Span.ToArray(), Bits.EqualTo(twin.State.TracePost.Span.ToArray()), $"t_post {when}");
        }
    }
}

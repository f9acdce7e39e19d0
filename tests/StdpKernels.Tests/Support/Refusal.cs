using System.Numerics;

namespace StdpKernels.Tests.Support;

/// <summary>How an invalid call must be refused.</summary>
/// <param name="Parameter">The name of the parameter at fault.</param>
/// <param name="Message">What the message says: what was expected, and what came.</param>
internal sealed record Refusal(string Parameter, params string[] Message)
{
    public Type Exception { get; init; } = typeof(ArgumentException);

    public static Refusal OutOfRange(string parameter, params string[] message) =>
        new(parameter, message) { Exception = typeof(ArgumentOutOfRangeException) };

    public static Refusal Null(string parameter) => new(parameter) { Exception = typeof(ArgumentNullException) };

    /// <summary>
    /// Asserts that a call on a layer that has already run is refused, has changed nothing, and does not show in what follows.
    /// </summary>
    public void AssertOf<T>(Func<TestLayer<T>> make, Action<TestLayer<T>> call)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (TestLayer<T> layer, TestLayer<T> twin) = (make(), make());
        layer.Step();
        twin.Step();
        Snapshot<T> before = layer.Snapshot();

        AssertThrown(() => call(layer));

        layer.Snapshot().AssertSame(before, "after the refused call");
        layer.Step();
        twin.Step();
        layer.Snapshot().AssertSame(twin.Snapshot(), "after the next dense step");
        layer.StepEvents();
        twin.StepEvents();
        layer.Snapshot().AssertSame(twin.Snapshot(), "after the next step from events");
    }

    /// <summary>Asserts the exception alone.</summary>
    public void AssertThrown(Action call)
    {
        var exception = Assert.Catch<ArgumentException>(() => call());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exception, Is.TypeOf(Exception));
            Assert.That(exception.ParamName, Is.EqualTo(Parameter));
            foreach (string part in Message)
            {
                Assert.That(exception.Message, Does.Contain(part));
            }
        }
    }
}

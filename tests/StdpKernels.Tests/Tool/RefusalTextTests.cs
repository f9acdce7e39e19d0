using StdpKernels.Tool;

namespace StdpKernels.Tests.Tool;

internal sealed class RefusalTextTests
{
    [Test]
    public void Is_one_line_also_with_the_value_that_was_refused()
    {
        var state = new StdpState<float>([1, 1], [1, 1]);
        float[] z = new float[1];
        ArgumentException refusal = Assert.Catch<ArgumentException>(
            () => state.UpdateTraces(z, z, new StdpParameters<float>(), double.NaN))!;

        Assert.That(RefusalText.Of(refusal), Is.EqualTo("dt must be a finite number of seconds. Actual value was NaN."));
    }
}

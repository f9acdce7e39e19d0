using StdpKernels.Validation;

namespace StdpKernels.Tests.Errors;

/// <summary>What the command and the C interface say of a call that the library refuses.</summary>
internal sealed class RefusalTextTests
{
    [Test]
    public void Is_one_line_also_with_the_value_that_was_refused()
    {
        var state = new StdpState<float>([1, 1], [1, 1]);
        float[] z = new float[1];
        ArgumentException refusal = Assert.Catch<ArgumentException>(
            () => state.UpdateTraces(z, z, new StdpParameters<float>(), double.NaN))!;

        Assert.That(RefusalText.Of(refusal), Is.EqualTo("dt must be a finite number of seconds, but it is NaN."));
    }

    [TestCase("w must be 5.", "w must be 5, but it is 7.")]
    [TestCase("w must be 5, but it is 7.", "w must be 5, but it is 7.")]
    public void Says_once_what_came(string text, string shown) =>
        Assert.That(RefusalText.Of(new ArgumentOutOfRangeException(nameof(text), 7, text)), Is.EqualTo(shown));

    [TestCase("w must be 5.", "w", "w must be 5.")]
    [TestCase("w must be 5.", null, "w must be 5.")]
    [TestCase("w (not v) must be 5, as in (Parameter 'v').", "w", "w (not v) must be 5, as in (Parameter 'v').")]
    public void Has_all_of_the_text_and_nothing_of_the_framework(string text, string? name, string shown) =>
        Assert.That(RefusalText.Of(new ArgumentException(text, name)), Is.EqualTo(shown));
}

using System.Reflection;

namespace StdpKernels.Tests;

/// <summary>What a Debug build of the library finds: weights written through a view that was kept from before a step.</summary>
internal sealed class SteadyWeightsTests
{
    // The variable is what tests/assertions.sh sets, so that a run that was to have assertions and has none fails.
    private static bool MustAssert =>
        Environment.GetEnvironmentVariable("STDPKERNELS_EXPECT_ASSERTIONS") == "1"
        || typeof(Stdp).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration == "Debug";

    [Test]
    public void A_kept_view_that_breaks_what_sparse_steps_rely_on_is_found()
    {
        var layer = new StdpLinearLayer<float>(1, 20, 10, new StdpParameters<float>());
        TensorView<float> view = layer.EditWeights();
        view.Span.Fill(0.5f);
        int[] fired = [3];
        layer.Step(new SpikeEvents(fired), new SpikeEvents(fired));
        view[0, 0] = 2;

        string? found = null;
        try
        {
            layer.Step(new SpikeEvents(fired), new SpikeEvents(fired));
        }
        catch (Exception e) when (e.Message.Contains("EditWeights", StringComparison.Ordinal))
        {
            found = e.Message;
        }

        if (MustAssert)
        {
            Assert.That(found, Does.Contain("before the last step"));
        }
        else
        {
            Assert.That(found, Is.Null, "a Release build does not look");
            Assert.That(layer.Weights[0, 0], Is.EqualTo(2), "and leaves what did not fire");
        }
    }
}

using StdpKernels.Simulation;

namespace StdpKernels.Tests.Simulation;

internal sealed class PatternSourceTests
{
    [Test]
    public void A_pattern_repeats_itself()
    {
        var source = new PatternSource([3, 0, 3, 1], 4);
        Assert.That(source.Fired.ToArray(), Is.Empty, "before the first step");
        for (int period = 0; period < 3; period++)
        {
            Assert.That(source.Step().ToArray(), Is.EqualTo(new[] { 1 }));
            Assert.That(source.Step().ToArray(), Is.EqualTo(new[] { 3 }));
            Assert.That(source.Step().ToArray(), Is.Empty);
            Assert.That(source.Step().ToArray(), Is.EqualTo(new[] { 0, 2 }));
            Assert.That(source.Fired.ToArray(), Is.EqualTo(new[] { 0, 2 }));
        }
    }

    [Test]
    public void Many_neurons_fire_at_their_steps_and_ascend()
    {
        const int Period = 17;
        var random = new Random(1);
        int[] steps = [.. Enumerable.Range(0, 300).Select(_ => random.Next(Period))];
        var source = new PatternSource(steps, Period);
        for (int step = 0; step < 2 * Period; step++)
        {
            int[] expected = [.. Enumerable.Range(0, steps.Length).Where(neuron => steps[neuron] == step % Period)];
            Assert.That(source.Step().ToArray(), Is.EqualTo(expected));
        }
    }
}

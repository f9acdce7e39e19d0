using StdpKernels.Simulation;

namespace StdpKernels.Tests.Simulation;

internal sealed class RecordedSourceTests
{
    private static readonly int[] Neurons = [1, 4, 0];
    private static readonly int[] Starts = [0, 2, 2, 3];

    [Test]
    public void Plays_its_steps_and_then_silence_or_all_over_again([Values] bool repeats)
    {
        int[] neurons = [.. Neurons];
        var source = new RecordedSource(5, new SpikeEvents(neurons, Starts), repeats);
        neurons.AsSpan().Fill(3);

        Assert.That((source.Steps, source.Count), Is.EqualTo((3, 5)));
        Assert.That(source.Fired.ToArray(), Is.Empty, "before the first step");
        for (int step = 0; step < 9; step++)
        {
            int[] expected = !repeats && step >= 3 ? [] : Neurons[Starts[step % 3]..Starts[(step % 3) + 1]];
            Assert.That(source.Step().ToArray(), Is.EqualTo(expected), $"step {step}");
            Assert.That(source.Fired.ToArray(), Is.EqualTo(expected), $"step {step}");
        }
    }

    [Test]
    public void Without_steps_there_is_silence()
    {
        var source = new RecordedSource(5, default);
        Assert.That(source.Step().ToArray(), Is.Empty);
    }
}

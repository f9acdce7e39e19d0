using StdpKernels.Live;

namespace StdpKernels.Site.Tests;

/// <summary>The network of the live page, on this computer.</summary>
internal sealed class LiveNetworkTests
{
    [Test]
    public void Its_bits_are_those_that_the_page_states() => Assert.That(SameBits.Run(), Is.EqualTo(SameBits.Digest));

    [Test]
    public void Weights_part_as_the_page_says()
    {
        var network = new LiveNetwork(inputs: 1000, seed: 3);
        network.Advance(100_000, shown: 0);
        int weak = network.Weights.ToArray().Count(weight => weight < 0.1), strong = network.Weights.ToArray().Count(weight => weight > 0.9);

        // At the start there are a hundred of each.
        Assert.That(weak, Is.GreaterThan(200));
        Assert.That(strong, Is.GreaterThan(110));
    }

    [Test]
    public void Without_learning_weights_stand_still()
    {
        var network = new LiveNetwork(inputs: 100, seed: 1);
        network.Set(new LiveConstants(LearningRate: 0));
        float[] before = network.Weights.ToArray();
        network.Advance(2000, shown: 0);
        Assert.That(network.Weights.ToArray(), Is.EqualTo(before));
    }

    [Test]
    public void Spikes_of_the_first_inputs_are_told_with_their_steps()
    {
        var network = new LiveNetwork(inputs: 100, seed: 1);
        network.Set(new LiveConstants(Rate: LiveNetwork.GreatestRate));
        network.Advance(1000, shown: 10);
        (int Step, int Input)[] all = [.. network.Spikes.ToArray().Chunk(2).Select(pair => (pair[0], pair[1]))];
        (int Step, int Input)[] told = [.. all.Where(spike => spike.Input >= 0)];

        // 600 expected, with a standard deviation of 24.
        Assert.That(told, Has.Length.InRange(450, 750));
        Assert.That(told, Is.Ordered);
        Assert.That(told.Select(spike => spike.Input), Is.All.InRange(0, 9));
        Assert.That(told.Select(spike => spike.Step), Is.All.InRange(0, 999));
        Assert.That(all.Count(spike => spike.Input == -1), Is.Positive, "the neuron's");
        Assert.That(network.StepsDone, Is.EqualTo(1000));
    }
}

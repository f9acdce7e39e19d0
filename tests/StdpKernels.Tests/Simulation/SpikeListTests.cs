using StdpKernels.Simulation;

namespace StdpKernels.Tests.Simulation;

internal sealed class SpikeListTests
{
    [Test]
    public void A_list_holds_the_spikes_of_one_step()
    {
        var list = new SpikeList(10);
        list.Add(7);
        list.Add(9);
        Assert.That(list.Spikes.ToArray(), Is.EqualTo(new[] { 7, 9 }));
        list.Clear();
        list.Add(4);
        Assert.That(list.Spikes.ToArray(), Is.EqualTo(new[] { 4 }));
    }

    [Test]
    public void All_neurons_may_fire()
    {
        var list = new SpikeList(3);
        list.Add(0);
        list.Add(1);
        list.Add(2);
        Assert.That(list.Spikes.ToArray(), Is.EqualTo(new[] { 0, 1, 2 }));
    }
}

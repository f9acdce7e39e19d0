using StdpKernels.Simulation;
using StdpKernels.Tests.Support;
using StdpKernels.Tool.Simulation.Networks;

namespace StdpKernels.Tests.Tool.Simulation.Networks;

/// <summary>What is put together from the parts: who moves first, and who sees what.</summary>
internal sealed class ConductanceNetworkTests
{
    private const double TimeStep = 1e-3;

    [Test]
    public void Neurons_move_before_inputs_arrive_and_synapses_learn_last()
    {
        const int Inputs = 20;
        const int Neurons = 5;
        const double Peak = 0.4;
        StdpParameters<float> rule =
            StdpParameters.FromTimeConstants<float>(20e-3, 20e-3, TimeStep) with { EtaPlus = 0.02, EtaMinus = 0.01 };
        var synapses = new StdpLinearLayer<float>(1, Inputs, Neurons, rule, TimeStep);
        var plain = new StdpLinearLayer<float>(1, Inputs, Neurons, rule, TimeStep);
        new Xoshiro256StarStar(1).Fill(synapses.EditWeights().Span, 0, 1);
        synapses.Weights.Span.CopyTo(plain.EditWeights().Span);
        var inputs = new PoissonSource(Inputs, 50, TimeStep, new Xoshiro256StarStar(2));
        var sameInputs = new PoissonSource(Inputs, 50, TimeStep, new Xoshiro256StarStar(2));
        var neurons = new ConductanceLifPopulation<double>(Neurons, SongNeuron.Parameters, TimeStep);
        var sameNeurons = new ConductanceLifPopulation<double>(Neurons, SongNeuron.Parameters, TimeStep);
        var network = new ConductanceNetwork(inputs, synapses, neurons, Peak);
        int spikes = 0;
        for (int step = 0; step < 500; step++)
        {
            int[] fired = sameNeurons.Step().ToArray();
            int[] arrived = sameInputs.Step().ToArray();
            for (int neuron = 0; neuron < Neurons; neuron++)
            {
                double sum = 0;
                foreach (int input in arrived)
                {
                    sum += plain.Weights.Span[(neuron * Inputs) + input];
                }

                sameNeurons.ExcitatoryConductances[neuron] += Peak * sum;
            }

            plain.Step(new SpikeEvents(arrived), new SpikeEvents(fired));

            Assert.That(network.Step().ToArray(), Is.EqualTo(fired));
            Assert.That(network.LastInputs, Is.EqualTo(arrived.Length));
            Assert.That(neurons.ExcitatoryConductances.ToArray(), Bits.EqualTo(sameNeurons.ExcitatoryConductances.ToArray()));
            Assert.That(network.Weights.ToArray(), Bits.EqualTo(plain.Weights.Span.ToArray()));
            spikes += fired.Length;
        }

        Assert.That(spikes, Is.GreaterThan(20));
    }

    [Test]
    public void A_pair_draws_the_presynaptic_side_first()
    {
        var pair = new PoissonPair(9, 100, 300, TimeStep, seed: 3);
        var random = new Xoshiro256StarStar(3);
        var pre = new PoissonSource(9, 100, TimeStep, random);
        var post = new PoissonSource(9, 300, TimeStep, random);
        long spikes = 0;
        for (int step = 0; step < 200; step++)
        {
            pair.Step();
            spikes += pre.Step().Length + post.Step().Length;
            Assert.That(pair.Pre.ToArray(), Is.EqualTo(pre.Fired.ToArray()));
            Assert.That(pair.Post.ToArray(), Is.EqualTo(post.Fired.ToArray()));
            Assert.That(pair.Spikes, Is.EqualTo(spikes));
        }

        Assert.That(spikes, Is.GreaterThan(100));
    }
}

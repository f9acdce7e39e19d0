using StdpKernels.Tests.Support;
using StdpKernels.Tool.Simulation.Network;

namespace StdpKernels.Tests.Tool.Simulation.Network;

internal sealed class LeakyPopulationTests
{
    private const float Gain = 0.3f;

    [Test]
    public void Does_what_a_plain_loop_does([Values(0, 1, 7, 8, 9, 31, 64, 100)] int count)
    {
        var population = new LeakyPopulation(count, timeConstant: 20e-3, timeStep: 1e-3, Gain);
        var data = new Data<float>(count);
        float[] potentials = new float[count];
        float leak = (float)Math.Exp(-0.05);
        int spikes = 0;
        for (int step = 0; step < 50; step++)
        {
            float[] drive = data.Uniform(count, -0.2, 1);
            drive.CopyTo(population.Drive);
            var expected = new List<int>();
            for (int i = 0; i < count; i++)
            {
                potentials[i] = (drive[i] * Gain) + (potentials[i] * leak);
                if (potentials[i] > 1)
                {
                    potentials[i] = 0;
                    expected.Add(i);
                }
            }

            Assert.That(population.Step().ToArray(), Is.EqualTo(expected));
            Assert.That(population.Fired.ToArray(), Is.EqualTo(expected));
            Assert.That(population.Potentials.ToArray(), Is.EqualTo(potentials));
            Assert.That(population.Drive.ToArray(), Is.All.Zero);
            spikes += expected.Count;
        }

        Assert.That(spikes, count == 0 ? Is.Zero : Is.GreaterThan(count));
    }
}

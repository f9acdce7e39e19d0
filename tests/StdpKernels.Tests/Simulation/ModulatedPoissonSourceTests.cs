using StdpKernels.Simulation;

namespace StdpKernels.Tests.Simulation;

internal sealed class ModulatedPoissonSourceTests
{
    [Test]
    public void Neurons_fire_in_proportion_to_their_intensities()
    {
        const int Steps = 50_000;
        float[] intensities = [0, 0.1f, 0.5f, 1];
        var inputs = new ModulatedPoissonSource(4, 100, 1e-3, new Xoshiro256StarStar(1));
        intensities.CopyTo(inputs.Intensities);
        double[] spikes = new double[4];
        for (int step = 0; step < Steps; step++)
        {
            int[] fired = inputs.Step().ToArray();
            Assert.That(fired, Is.Ordered.And.Unique);
            foreach (int input in fired)
            {
                spikes[input]++;
            }
        }

        for (int input = 0; input < 4; input++)
        {
            double expected = 0.1 * intensities[input] * Steps;
            Assert.That(spikes[input], Is.EqualTo(expected).Within(4 * Math.Sqrt(expected)));
        }
    }
}

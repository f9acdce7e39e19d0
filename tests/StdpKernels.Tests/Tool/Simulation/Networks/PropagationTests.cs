using StdpKernels.Tests.Support;
using StdpKernels.Tool.Simulation.Networks;

namespace StdpKernels.Tests.Tool.Simulation.Networks;

/// <summary>What is propagated in another order or precision than layers do.</summary>
internal sealed class PropagationTests
{
    private static readonly int[] Fired = [0, 3, 4, 11, 24];

    [Test]
    public void Propagation_adds_the_columns_of_the_inputs_that_fired()
    {
        float[] w = new Data<float>(1).Uniform(7 * 25, 0, 1);
        float[] drive = new Data<float>(2).Uniform(7, 0, 1);
        float[] expected = [.. drive.Select((before, neuron) => before + Fired.Sum(input => w[(neuron * 25) + input]))];

        Propagation.Add(new TensorView<float>(w, 7, 25), Fired, drive);

        Assert.That(drive, Is.EqualTo(expected).Within(1e-5));
    }

    [Test]
    public void Propagation_adds_the_rows_of_the_inputs_that_fired([Values(1, 7, 16, 37)] int neurons, [Range(0, 9)] int spikes)
    {
        float[] w = new Data<float>(1).Uniform(25 * neurons, 0, 1);
        float[] drive = new Data<float>(2).Uniform(neurons, 0, 1);
        int[] fired = [.. Enumerable.Range(0, spikes).Select(i => (i * i / 4) + i)];
        float[] expected = [.. drive.Select((before, neuron) => before + fired.Sum(input => w[(input * neurons) + neuron]))];

        var layer = new StdpLinearLayer<float>(1, 25, neurons, new(), layout: StdpWeightLayout.PresynapticRows);
        w.CopyTo(layer.EditWeights().Span);
        layer.Propagate(new SpikeEvents(fired), drive);

        Assert.That(drive, Is.EqualTo(expected).Within(1e-5));
    }

    [Test]
    public void Propagation_scales_the_sum_that_reaches_each_neuron()
    {
        float[] w = new Data<float>(1).Uniform(3 * 25, 0, 1);
        double[] conductances = [0.1, 0.2, 0.3];
        double[] expected = new double[3];
        for (int neuron = 0; neuron < 3; neuron++)
        {
            double sum = 0;
            foreach (int input in Fired)
            {
                sum += w[(neuron * 25) + input];
            }

            expected[neuron] = conductances[neuron] + (0.015 * sum);
        }

        Propagation.AddScaled(new TensorView<float>(w, 3, 25), Fired, 0.015, conductances);

        Assert.That(conductances, Bits.EqualTo(expected));
    }

    [Test]
    public void Propagation_sums_what_reaches_a_single_neuron() =>
        Assert.That(Propagation.Sum([1, 2, 4, 8, 16], [0, 2, 4]), Is.EqualTo(21));

    [Test]
    public void Convolution_is_a_cross_correlation_of_the_image()
    {
        var data = new Data<float>(3);
        float[] w = data.Uniform(2 * 3 * 2, 0, 1);
        float[] image = data.Spikes(5 * 6, 0.4);
        int[] fired = [.. Enumerable.Range(0, 30).Where(pixel => image[pixel] > 0)];
        float[] drive = new float[2 * 3 * 5];

        var layer = new StdpConv2dLayer<float>(1, 1, (5, 6), 2, (3, 2), new());
        w.CopyTo(layer.EditWeights().Span);
        layer.Propagate(new SpikeEvents(fired), drive);

        for (int place = 0; place < drive.Length; place++)
        {
            (int output, int y, int x) = (place / 15, place / 5 % 3, place % 5);
            float expected = 0;
            for (int k = 0; k < 6; k++)
            {
                expected += w[(output * 6) + k] * image[((y + (k / 2)) * 6) + x + (k % 2)];
            }

            Assert.That(drive[place], Is.EqualTo(expected).Within(1e-5), $"output {output}, row {y}, column {x}");
        }
    }
}

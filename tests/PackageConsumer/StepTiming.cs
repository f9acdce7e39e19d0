using System.Diagnostics;
using System.Numerics;

namespace StdpKernels.PackageConsumer;

/// <summary>Times steps of one size, to compare ways of publishing: the median of rounds, each as long as a good many steps.</summary>
internal static class StepTiming
{
    private const int Rounds = 21;
    private const double RoundSeconds = 0.05;
    private const double WarmUpSeconds = 1.5;
    private const int Inputs = 784;
    private const int Outputs = 100;

    public static int Run()
    {
        Console.WriteLine($"vectors of {Vector<byte>.Count * 8} bits, layer {Inputs} -> {Outputs}, additive, float");
        Report("2 % spikes, dense", 0.02);
        Report("graded activity", 1);
        return 0;
    }

    private static void Report(string name, double density)
    {
        var random = new Random(1);
        var layer = new StdpLinearLayer<float>(1, Inputs, Outputs, new StdpParameters<float>());
        layer.EditWeights().Span.Fill(0.5f);
        layer.WarmUp();

        // Several patterns, so that no step is predicted from the one before.
        float[][] pre = [.. Enumerable.Range(0, 64).Select(_ => Draw(random, Inputs, density))];
        float[][] post = [.. Enumerable.Range(0, 64).Select(_ => Draw(random, Outputs, density))];
        // The JIT compiles what runs often a second and a third time, behind the steps that are already running.
        int steps = 64;
        long start = Stopwatch.GetTimestamp();
        while (Time(layer, pre, post, steps) * steps < RoundSeconds || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds)
        {
            steps = Time(layer, pre, post, steps) * steps < RoundSeconds ? steps * 2 : steps;
        }

        double[] seconds = [.. Enumerable.Range(0, Rounds).Select(_ => Time(layer, pre, post, steps)).Order()];
        Console.WriteLine($"{name}: {seconds[Rounds / 2] * 1e6:F2} us a step (quartiles {seconds[5] * 1e6:F2} {seconds[15] * 1e6:F2})");
    }

    private static double Time(StdpLinearLayer<float> layer, float[][] pre, float[][] post, int steps)
    {
        long start = Stopwatch.GetTimestamp();
        for (int step = 0; step < steps; step++)
        {
            layer.Step(pre[step % 64], post[step % 64]);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / steps;
    }

    // Spikes, or graded activity where every neuron is active.
    private static float[] Draw(Random random, int neurons, double density) =>
        [.. Enumerable.Range(0, neurons).Select(_ => density == 1 ? random.NextSingle() : random.NextDouble() < density ? 1f : 0f)];
}

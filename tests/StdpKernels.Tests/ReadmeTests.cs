using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

/// <summary>The README's sample is the body of a test, so that it compiles, runs and does what the README says.</summary>
internal sealed class ReadmeTests
{
    [Test]
    public void The_sample_learns_what_comes_first()
    {
        // sample: begin
        var rule = new StdpParameters<float> { EtaPlus = 0.5, EtaMinus = 0.5 };
        var state = new StdpState<float>([1, 100], [1, 10]); // one sample: 100 inputs, 10 neurons
        var w = new TensorView<float>(new float[10 * 100], 10, 100);
        var zPre = new TensorView<float>(new float[100], 1, 100);
        var zPost = new TensorView<float>(new float[10], 1, 10);
        w.Span.Fill(0.5f);

        for (int ms = 0; ms < 20_000; ms++)
        {
            // The neurons fire five times a second; half of the inputs 10 ms before them, the other half 10 ms after them.
            zPost.Span.Fill(ms % 200 == 100 ? 1 : 0);
            zPre.Span[..50].Fill(ms % 200 == 90 ? 1 : 0);
            zPre.Span[50..].Fill(ms % 200 == 110 ? 1 : 0);
            Stdp.StepLinear(zPre, zPost, w, state, rule, dt: 0.001);
        }

        Console.WriteLine($"came before: {w[0, 0]}, came after: {w[0, 99]}"); // came before: 1, came after: 0
        // sample: end
        for (int neuron = 0; neuron < 10; neuron++)
        {
            Assert.That(w.Span.Slice(neuron * 100, 50).ToArray(), Is.All.EqualTo(1));
            Assert.That(w.Span.Slice((neuron * 100) + 50, 50).ToArray(), Is.All.Zero);
        }
    }

    [Test]
    public void The_prepared_layer_learns()
    {
        // prepared: begin
        var layer = new StdpLinearLayer<float>(batchSize: 1, inputs: 784, outputs: 100, new StdpParameters<float>(), dt: 0.001);
        layer.EditWeights().Span.Fill(0.5f);
        layer.WarmUp();                                                      // nothing is left to do for the first step
        layer.Step(new SpikeEvents([3, 17, 200]), new SpikeEvents([42]));    // or from dense activity: spans of 784 and 100 numbers
        Console.WriteLine($"{layer.Weights[42, 17]}, {layer.State.TracePre[0, 17]}");
        // prepared: end
        Assert.That(layer.State.TracePre[0, 17], Is.EqualTo(0.02f));
        Assert.That(layer.Weights[42, 18], Is.EqualTo(0.5f));
    }

    [TestCase("sample")]
    [TestCase("prepared")]
    public void The_readme_shows(string name)
    {
        string source = Repository.Read("tests", "StdpKernels.Tests", "ReadmeTests.cs");
        string[] sample = Unindented(Between(source, $"        // {name}: begin\n", $"        // {name}: end\n"));

        IEnumerable<string> blocks = Repository.Read("README.md")
            .Split("```csharp\n").Skip(1).Select(rest => string.Join('\n', Unindented(rest.Split("```")[0])));

        Assert.That(blocks, Has.Some.Contains(string.Join('\n', sample)));
    }

    private static string Between(string text, string begin, string end)
    {
        int start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return text[start..text.IndexOf(end, start, StringComparison.Ordinal)];
    }

    private static string[] Unindented(string block)
    {
        string[] lines = block.Trim('\n').Split('\n');
        int indentation = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return [.. lines.Select(line => line.Length > 0 ? line[indentation..] : line)];
    }
}

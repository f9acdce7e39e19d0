using System.Numerics;
using StdpKernels.Lanes;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Tests.Tool;

/// <summary><c>stdp info</c>, <c>stdp bench</c> and <c>stdp --version</c>.</summary>
[Parallelizable]
internal sealed class InfoCommandTests : FolderTests
{
    [Test]
    public void The_machine_and_what_the_library_makes_of_it()
    {
        ProcessOutcome outcome = Run("info");

        outcome.AssertSuccess();
        Assert.That(outcome.Output, Does.Match($@"vectors in use +│ {8 * Vector<byte>.Count} bits: {Vector<float>.Count} float32"));
        Assert.That(outcome.Output, Does.Match($@"threads +│ {Environment.ProcessorCount} logical cores"));
        Assert.That(outcome.Output, Does.Match(@"data caches +│ [\d.,]+ KiB, [\d.,]+ [KM]iB, last level [\d.,]+ [KM]iB"));
        Assert.That(outcome.Output, Does.Match($@"dense tile +│ 6 × {2 * VectorWidth.Count<float>()} +│ 6 × {2 * VectorWidth.Count<double>()} "));
        Assert.That(outcome.Output, Does.Match($@"event-driven tile +│ 4 × {8 * VectorWidth.Count<float>()} +│ 4 × {8 * VectorWidth.Count<double>()} "));
        Assert.That(outcome.Output, Does.Match(@"linear 784 → 100, event-driven up to +│ \d+ % spikes +│ \d+ % spikes"));
    }

    [TestCase("linear 2 × 30 → 20, additive, float32, 5 % fire, threads 1", "--batch", "2", "--inputs", "30", "--outputs", "20", "--percent", "5")]
    [TestCase("linear 1 × 784 → 100, multiplicative_relu, float64, 2 % fire", "--type", "float64", "--algorithm", "multiplicative_relu")]
    [TestCase("convolution 1 × 3×8×9 → 4, kernel 3×2, additive", "--image", "3,8,9", "--outputs", "4", "--kernel", "3,2", "--stride", "2")]
    public void What_a_step_costs_beside_its_roofline(string title, params string[] options)
    {
        ProcessOutcome outcome = Run(["bench", "--seconds", "0.1", .. options]);

        outcome.AssertSuccess();
        Assert.That(outcome.Output, Does.StartWith(title));
        foreach (string step in (string[])["dense activity", "event lists", "everything fires"])
        {
            Assert.That(
                outcome.Output, Does.Match($@"{step} +│ +[\d,.]+ │ +[\d,.]+ – [\d,.]+ │ +[\d,]+ │ +\d+\.\d\d │"));
        }

        Assert.That(outcome.Output, Does.Match(@"fused multiply-adds +│ +[\d.]+ GFLOP/s"));
        Assert.That(outcome.Output, Does.Match(@"in-place update, L1 +│ +[\d.]+ GB/s"));
        Assert.That(outcome.Output, Does.Match(@"in-place update, DRAM +│ +[\d.]+ GB/s"));
        Assert.That(outcome.Output, Does.Match(@"the library takes (an event-driven|a dense) kernel"));
    }

    [TestCase("--inputs belongs to a linear layer, but --image was given", "--inputs", "5", "--image", "1,5,5")]
    [TestCase("--kernel belongs to a convolution, which has an --image", "--kernel", "3")]
    [TestCase("--stride belongs to a convolution, which has an --image", "--stride", "2")]
    [TestCase("--image: 3 integers from 1 on with commas between them are expected, but '1,5' was given", "--image", "1,5")]
    [TestCase("float64", "--type", "float16")]
    [TestCase("kernel", "--image", "1,5,5", "--kernel", "9")]
    public void A_layer_that_is_none(string expected, params string[] options) => Run(["bench", .. options]).AssertOneLineOfError(expected);

    [Test]
    public void The_version_is_a_version_and_a_commit()
    {
        ProcessOutcome outcome = Run("--version");
        outcome.AssertSuccess();
        Assert.That(outcome.Output.TrimEnd(), Does.Match(@"^\d+\.\d+\.\d+[^ ]*\+[0-9a-f]{40}$"));
    }

    private ProcessOutcome Run(params string[] arguments) => StdpProcess.Run(Folder.FullName, arguments);
}

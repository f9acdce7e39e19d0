using System.Text.RegularExpressions;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Tests.Tool;

/// <summary>Parameters that look like a mistake: a line of warning each, and with <c>--strict</c> a refusal.</summary>
[Parallelizable]
internal sealed class StrictOptionTests : FolderTests
{
    [SetUp]
    public void CreateRecording() => RecordingFile.Write(Folder.PathOf("recording.npz"), RecordingFile.LinearArrays());

    [TestCase("--tau-pre-inv: dt · TauPreInv = 20: above 1 a trace jumps over its aim", "--dt", "1")]
    [TestCase("--dt: dt = 0: a time step is a number of seconds above 0", "--dt", "0")]
    [TestCase("--dt: dt = -0.001: a time step is a number of seconds above 0", "--dt", "-1ms")]
    [TestCase("--tau-pre-inv: TauPreInv = 0.02 is a time constant of 50 s", "--tau-pre-inv", "0.02")]
    [TestCase("--tau-post-inv: TauPostInv = -20: an inverse time constant is a number of 1/s above 0", "--tau-post-inv", "-20")]
    [TestCase("--w-min: WMin", "--w-min", "2")]
    [TestCase("--mu: Mu", "--algorithm", "multiplicative_pow", "--mu", "-1")]
    public void A_mistake_is_told_in_one_line(string expected, params string[] options)
    {
        ProcessOutcome warned = Run(options);
        File.Delete(Folder.PathOf("result.npz"));
        ProcessOutcome refused = Run([.. options, "--strict"]);

        Assert.That(warned.Error.TrimEnd().Split('\n'), Has.All.StartsWith("stdp: warning: --"));
        Assert.That(warned.Error, Does.Contain($"stdp: warning: {expected}"));
        refused.AssertOneLineOfError(expected);
        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.Error, Does.StartWith("stdp: refused because of --strict: "));
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { "recording.npz" }));
    }

    [Test]
    public void Every_mistake_has_a_line()
    {
        ProcessOutcome outcome = Run("--tau-pre-inv", "0.02", "--tau-post-inv", "-1", "--w-min", "3");
        Assert.That(Regex.Count(outcome.Error, "^stdp: warning: --", RegexOptions.Multiline), Is.EqualTo(3));
        Assert.That(outcome.ExitCode, Is.Zero);
    }

    [TestCase("--tau-pre-inv")]
    [TestCase("--tau-post-inv")]
    public void An_inverse_that_is_no_number_is_no_option(string option) =>
        Run(option, "NaN").AssertOneLineOfError($"{option}: a number is expected, but 'NaN' was given");

    [Test]
    public void What_is_usual_passes() => Run("--strict").AssertSuccess();

    [TestCase("1us")]
    [TestCase("1ms")]
    public void A_simulation_has_no_mistakes_at_either_end_of_its_time_steps(string dt) => StdpProcess.Run(
        Folder.FullName, "simulate", "--inputs", "5", "--duration", "0.001", "--dt", dt, "--strict").AssertSuccess();

    private ProcessOutcome Run(params string[] options) =>
        StdpProcess.Run(Folder.FullName, ["run", "recording.npz", "-o", "result.npz", .. options]);
}

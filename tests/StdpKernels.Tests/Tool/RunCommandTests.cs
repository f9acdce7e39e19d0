using System.Diagnostics;
using StdpKernels.Simulation;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Npz;

namespace StdpKernels.Tests.Tool;

/// <summary><c>stdp run</c> on good recordings.</summary>
[Parallelizable]
internal sealed class RunCommandTests : FolderTests
{
    private const float OriginalsTolerance = 5e-6f;

    [TestCase("linear_additive", "--eta-plus", "2", "--eta-minus", "2.1")]
    [TestCase("linear_pow", "--algorithm", "multiplicative_pow", "--mu", "0.5", "--eta-plus", "0.5", "--eta-minus", "0.55")]
    [TestCase("conv2d_step", "--algorithm", "additive_step", "--padding", "2", "--eta-plus", "0.1", "--eta-minus", "0.105")]
    public void Reaches_the_end_state_of_the_original(string name, params string[] options)
    {
        string recording = Path.Combine(RecordingFile.FolderOfOriginals, $"{name}.npz");

        Run(recording, options).AssertSuccess();

        using NpzReader expected = NpzReader.Open(recording);
        using NpzReader actual = NpzReader.Open(Folder.PathOf("result.npz"));
        foreach (string array in (string[])["w", "t_pre", "t_post"])
        {
            NpyArray reached = actual.Find(array).Read();
            NpyArray wanted = expected.Find($"expected_{array}").Read();
            Assert.That(reached.Type, Is.EqualTo(NpyDataType.Float32));
            Assert.That(reached.Shape.ToArray(), Is.EqualTo(wanted.Shape.ToArray()));
            Assert.That(reached.ToArray<float>(), Is.EqualTo(wanted.ToArray<float>()).Within(OriginalsTolerance), array);
        }
    }

    [Test]
    public void Ends_with_a_table_and_nothing_else_in_a_pipe()
    {
        ProcessOutcome outcome = Run(
            Path.Combine(RecordingFile.FolderOfOriginals, "linear_additive.npz"), "--eta-plus", "2", "--eta-minus", "2.1");

        outcome.AssertSuccess();
        Assert.That(outcome.Output, Does.Match(@"steps +│ +400 │"));
        Assert.That(outcome.Output, Does.Match(@"presynaptic spikes a step +│ +10\.19 │"));
        Assert.That(outcome.Output, Does.Match(@"postsynaptic spikes a step +│ +2\.41 │"));
        Assert.That(outcome.Output, Does.Match(@"time a step .*│ +[\d,.]+ µs │"));
        Assert.That(outcome.Output, Does.Match(@"synaptic updates a second +│ +[\d,.]+ million │"));
        Assert.That(outcome.Output, Does.Match(@"before +│ +0\.30004 │ +0\.4993 │ +0\.69992 │ +0\.0 % │ +0\.0 % │"));
        Assert.That(outcome.Output, Does.Match(@"after +│ +0 │ +0\.15821 │ +0\.92071 │ +40\.0 % │ +0\.0 % │"));
        Assert.That(outcome.Output, Does.Not.Contain('\x1b'), "a pipe gets no control sequences");
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { "result.npz" }));
    }

    [Test]
    public void Computes_in_the_type_of_the_weights_from_activity_of_any_type()
    {
        Dictionary<string, NpyArray> arrays = RecordingFile.LinearArrays();
        arrays["w"] = NpyArray.Create(arrays["w"].ToArray<double>(), arrays["w"].Shape);
        Dictionary<string, NpyArray> floating = new(arrays)
        {
            ["z_pre"] = NpyArray.Create(arrays["z_pre"].ToArray<float>(), arrays["z_pre"].Shape),
            ["z_post"] = NpyArray.CreateBoolean(arrays["z_post"].ToArray<byte>(), arrays["z_post"].Shape),
        };

        double[] fromBytes = RunAndRead(arrays, "w", NpyDataType.Float64);
        double[] fromFloats = RunAndRead(floating, "w", NpyDataType.Float64);

        Assert.That(fromFloats, Is.EqualTo(fromBytes));
        Assert.That(fromBytes, Has.Some.Not.EqualTo(0.5));
    }

    [Test]
    public void Traces_start_where_the_recording_says()
    {
        Dictionary<string, NpyArray> arrays = RecordingFile.LinearArrays();
        arrays["z_pre"] = NpyArray.Create(
            new byte[RecordingFile.Batch * RecordingFile.Pre], 1, RecordingFile.Batch, RecordingFile.Pre);
        arrays["z_post"] = NpyArray.Create(
            new byte[RecordingFile.Batch * RecordingFile.Post], 1, RecordingFile.Batch, RecordingFile.Post);
        arrays["t_pre"] = NpyArray.Create(
            Enumerable.Repeat(1.0, RecordingFile.Batch * RecordingFile.Pre).ToArray(), RecordingFile.Batch, RecordingFile.Pre);

        Assert.That(RunAndRead(arrays, "t_pre", NpyDataType.Float32), Is.All.EqualTo(0.98).Within(1e-6));
        Assert.That(RunAndRead(arrays, "t_post", NpyDataType.Float32), Is.All.Zero);
    }

    [Test]
    public void The_same_recording_gives_the_same_file()
    {
        RecordingFile.Write(Folder.PathOf("recording.npz"), RecordingFile.LinearArrays());

        Run("recording.npz").AssertSuccess();
        byte[] first = File.ReadAllBytes(Folder.PathOf("result.npz"));
        Run("recording.npz").AssertSuccess();

        Assert.That(File.ReadAllBytes(Folder.PathOf("result.npz")), Is.EqualTo(first));
    }

    [TestCase("0.0001", 0.02e-1)]
    [TestCase("0.1ms", 0.02e-1)]
    [TestCase("100us", 0.02e-1)]
    [TestCase("0.0001s", 0.02e-1)]
    public void A_time_step_with_or_without_a_unit(string dt, double traceAfterOneSpike)
    {
        RecordingFile.Write(Folder.PathOf("recording.npz"), new Dictionary<string, NpyArray>
        {
            ["w"] = NpyArray.Create([0.5], 1, 1),
            ["z_pre"] = NpyArray.Create(new byte[] { 1 }, 1, 1, 1),
            ["z_post"] = NpyArray.Create(new byte[] { 0 }, 1, 1, 1),
        });

        Run("recording.npz", "--dt", dt).AssertSuccess();

        using NpzReader result = NpzReader.Open(Folder.PathOf("result.npz"));
        Assert.That(result.Find("t_pre").Read().ToArray<double>(), Is.EqualTo(new[] { traceAfterOneSpike }));
    }

    [TestCase(">&-", "")]
    [TestCase("2>&-", "steps")]
    [TestCase("| true", "")]
    [Platform("Linux,MacOsX")]
    public void Nobody_need_listen(string redirection, string printed)
    {
        RecordingFile.Write(Folder.PathOf("recording.npz"), RecordingFile.LinearArrays());

        // A shell tells the exit code of the last command of a pipe.
        ProcessOutcome outcome = StdpProcess.RunInShell(Folder.FullName, $"run recording.npz -o result.npz {redirection}");

        outcome.AssertSuccess();
        Assert.That(outcome.Output, Does.Contain(printed));
        Assert.That(Folder.FileNames, Is.EquivalentTo(new[] { "recording.npz", "result.npz" }));
    }

    [Test]
    public void An_error_that_nobody_reads_is_an_error_all_the_same() => Assert.That(
        StdpProcess.RunInShell(Folder.FullName, "run missing.npz -o result.npz 2>&-").ExitCode, Is.EqualTo(1));

    [Test]
    public void A_name_with_an_at_sign_is_a_name()
    {
        RecordingFile.Write(Folder.PathOf("@x.npz"), RecordingFile.LinearArrays());
        Run("@x.npz").AssertSuccess();
    }

    [Test]
    public void Arrays_to_compare_with_may_lie_beside()
    {
        Dictionary<string, NpyArray> arrays = RecordingFile.LinearArrays();
        arrays["expected_w"] = arrays["w"];
        RecordingFile.Write(Folder.PathOf("recording.npz"), arrays);
        Run("recording.npz").AssertSuccess();
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void An_interrupt_leaves_no_file()
    {
        const int Steps = 100_000;
        const int Neurons = 100;
        RecordingFile.Write(Folder.PathOf("recording.npz"), new Dictionary<string, NpyArray>
        {
            ["w"] = NpyArray.Create(new float[Neurons * Neurons], Neurons, Neurons),
            ["z_pre"] = NpyArray.Create(Enumerable.Repeat((byte)1, Steps * Neurons).ToArray(), Steps, 1, Neurons),
            ["z_post"] = NpyArray.Create(Enumerable.Repeat((byte)1, Steps * Neurons).ToArray(), Steps, 1, Neurons),
        });

        using Process process = StdpProcess.Start(
            Folder.FullName, "run", "recording.npz", "-o", "result.npz", "--algorithm", "multiplicative_pow", "--mu", "0.3");
        Assert.That(() => Folder.FileNames.Count(), Is.EqualTo(2).After(10_000, 5), "the replay opens its output first");
        StdpProcess.Interrupt(process);

        Assert.That(process.StandardError.ReadToEnd().Trim(), Is.EqualTo("stdp: interrupted"));
        Assert.That(process.ExitCode, Is.EqualTo(130));
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { "recording.npz" }));
    }

    private double[] RunAndRead(Dictionary<string, NpyArray> arrays, string array, NpyDataType type)
    {
        RecordingFile.Write(Folder.PathOf("recording.npz"), arrays);
        Run("recording.npz", "--eta-plus", "0.1").AssertSuccess();
        using NpzReader result = NpzReader.Open(Folder.PathOf("result.npz"));
        Assert.That(result.Find(array).Read().Type, Is.EqualTo(type));
        return result.Find(array).Read().ToArray<double>();
    }

    private ProcessOutcome Run(string recording, params string[] options) =>
        StdpProcess.Run(Folder.FullName, ["run", recording, "-o", "result.npz", .. options]);
}

using System.Diagnostics;
using System.Text.Json;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Npz;
using StdpKernels.Tool.Simulation.Experiments;

namespace StdpKernels.Tests.Tool.Simulation;

/// <summary><c>stdp simulate</c> as its users meet it: a process.</summary>
[Parallelizable]
internal sealed class SimulateCommandTests : FolderTests
{
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    [Test]
    public void Writes_a_picture_and_tells_what_came_out()
    {
        ProcessOutcome outcome = Simulate("--duration", "0.5", "--seed", "3");

        Assert.That(outcome.Error, Is.Empty);
        Assert.That(outcome.ExitCode, Is.Zero);
        string picture = Folder.PathOf("competition.png");
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { "competition.png" }));
        Assert.That(File.ReadAllBytes(picture).AsSpan(0, 8).ToArray(), Is.EqualTo(PngSignature));

        Assert.That(outcome.Output, Does.Contain("seed 3, inputs 1,000 at 15 Hz"));
        Assert.That(outcome.Output, Does.Match(@" 20 %  0\.1 s, .* spikes/s, speed not known yet"));
        Assert.That(outcome.Output, Does.Match(@" 60 %  0\.3 s, .* spikes/s, .* x real time, \d+ s left"));
        Assert.That(outcome.Output, Does.Match(@"100 %  0\.5 s, "));
        Assert.That(outcome.Output, Does.Match(@"weights 0\.9 – 1\.0 g_max, fraction +│ +0\.\d\d\d +│ 0\.240 ± 0\.058 +│ compare"));
        Assert.That(outcome.Output, Does.Contain(picture));
        Assert.That(outcome.Output, Does.Contain("belong to 1,000 s of the default network"));
        Assert.That(outcome.Output, Does.Not.Contain('\x1b'), "a pipe gets no control sequences");
    }

    [Test]
    public void Other_networks_are_drawn_to_the_named_file()
    {
        ProcessOutcome outcome = Simulate(
            "--inputs", "20", "--rate", "40", "--dt", "500us", "--duration", "0.001", "-o", Folder.PathOf("small.png"));

        Assert.That(outcome.Error, Is.Empty);
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(new FileInfo(Folder.PathOf("small.png")), Has.Length.GreaterThan(1000));
        Assert.That(outcome.Output, Does.Contain("inputs 20 at 40 Hz, time step 0.5 ms, duration 0.001 s"));
    }

    [TestCase("0.5")]
    [TestCase("0.001")]
    [TestCase("0.9us")]
    [TestCase("0.0011s")]
    [TestCase("1m")]
    [TestCase("ms")]
    public void A_time_step_has_a_unit_and_a_range(string dt) => Simulate("--dt", dt).AssertOneLineOfError(
        $"--dt: a time with its unit (s, ms or us) from 1us to 1ms is expected, but '{dt}' was given");

    [TestCase("--duration", "NaN")]
    [TestCase("--duration", "-1")]
    [TestCase("--duration", "1e300")]
    [TestCase("--inputs", "0")]
    [TestCase("--inputs", "1.5")]
    [TestCase("--rate", "inf")]
    [TestCase("--dt", "0s")]
    [TestCase("--dt", "2ms")]
    [TestCase("--seed", "-1")]
    [TestCase("--output", "missing/folder/picture.png")]
    [TestCase("--output", ".")]
    public void A_bad_option_is_one_line_and_leaves_no_file(string option, string value)
    {
        ProcessOutcome outcome = Simulate(option, value);

        Assert.That(outcome.ExitCode, Is.Not.Zero);
        Assert.That(outcome.Output, Is.Empty, "the simulation must not start");
        Assert.That(outcome.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(outcome.Error, Does.Contain(value));
        Assert.That(Folder.FileNames, Is.Empty);
    }

    [Test]
    public void A_named_run_writes_a_folder()
    {
        ProcessOutcome outcome = Simulate("competition", "--duration", "0.5");

        outcome.AssertSuccess();
        string folder = Folder.PathOf("simulations/competition");
        Assert.That(
            Directory.GetFileSystemEntries(folder).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { ".lock", "report.html", "summary.json", "weights.npz", "competition.png", "variants.png" }));
        string page = File.ReadAllText(Path.Combine(folder, "report.html"));
        Assert.That(page, Does.Contain("<h1>Synapses compete").And.Contain("data:image/png;base64,").And.Contain("compare"));
        Assert.That(page, Does.Not.Contain("http"), "the page needs nothing from elsewhere");
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")));
        Assert.That(summary.RootElement.GetProperty("steps").GetInt64(), Is.EqualTo(20_000));
        Assert.That(summary.RootElement.GetProperty("verdicts").GetArrayLength(), Is.EqualTo(26));
        using NpzReader weights = NpzReader.Open(Path.Combine(folder, "weights.npz"));
        Assert.That(weights.Find("w_correlated").Header.Length, Is.EqualTo(1000));
    }

    [Test]
    public void Lists_the_experiments_and_runs_none()
    {
        ProcessOutcome outcome = Simulate("--list");

        outcome.AssertSuccess();
        Assert.That(
            outcome.Output.TrimEnd().Split('\n').Select(line => line.Trim().Split(' ')[0]),
            Is.EqualTo(ExperimentCatalog.All.Select(entry => entry.Name)));
        Assert.That(Folder.FileNames, Is.Empty);
    }

    [TestCase("there is no experiment 'compete'", "compete")]
    [TestCase("--inputs belongs to the competition experiment alone, but all was asked for", "all", "--inputs", "5")]
    [TestCase("--order belongs to the window experiment alone, but competition was asked for", "--order", "together")]
    [TestCase("--spike-pre belongs to the window experiment alone, but drift was asked for", "drift", "--spike-pre", "jump")]
    [TestCase("(did you mean 'saturate'?)", "window", "--spike-pre", "saturat")]
    [TestCase("there is no option '--trace-flor' (did you mean '--trace-floor'?)", "window", "--trace-flor", "1")]
    [TestCase("--quick would have no effect: there is no shorter form of the window experiment", "window", "--quick")]
    [TestCase("--quick would have no effect: there is no shorter form of the triplet experiment", "triplet", "--quick")]
    [TestCase("--quick would have no effect: there is no shorter form of the competition experiment", "competition", "--quick")]
    [TestCase("--quick would have no effect: there is no shorter form of the competition experiment", "--quick")]
    [TestCase("BoundScope must be AllWeights where both changes come together", "window", "--bound-scope", "touched_weights")]
    public void A_bad_name_is_one_line(string message, params string[] arguments)
    {
        Simulate(arguments).AssertOneLineOfError(message);
        Assert.That(Folder.FileNames, Is.Empty);
    }

    [Test]
    public void A_folder_that_cannot_be_made_is_one_line()
    {
        File.WriteAllText(Folder.PathOf("file"), "");
        Simulate("competition", "-o", "file").AssertOneLineOfError("file");
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void An_interrupted_run_goes_on_where_it_was()
    {
        using (Process process = StdpProcess.Start(Folder.FullName, "simulate", "competition", "--duration", "100000", "-o", "run"))
        {
            process.StandardOutput.ReadLine();
            Thread.Sleep(300);
            StdpProcess.Interrupt(process);
            Assert.That(process.ExitCode, Is.EqualTo(130));
        }

        using Process again = StdpProcess.Start(Folder.FullName, "simulate", "competition", "--duration", "100000", "-o", "run");
        string? line = again.StandardOutput.ReadLine();
        Simulate("competition", "-o", "run").AssertOneLineOfError("another simulation is running into this folder");
        StdpProcess.Interrupt(again);

        Assert.That(line, Does.Match(@"^Going on from checkpoint\.bin: step [\d,]*000 of [\d,]+ \(--restart starts over\)$"));
        Simulate("competition", "--duration", "0.5", "-o", "run").AssertOneLineOfError("belongs to another run");
        Simulate("competition", "--duration", "0.5", "-o", "run", "--restart").AssertSuccess();
    }

    [TestCase("INT", 130, "stdp: interrupted")]
    [TestCase("TERM", 143, "stdp: terminated")]
    [Platform("Linux,MacOsX")]
    public void The_exit_code_tells_the_signal(string signal, int code, string error)
    {
        using Process process = StdpProcess.Start(Folder.FullName, "simulate", "competition", "--duration", "100000", "-o", "run");
        process.StandardOutput.ReadLine();
        StdpProcess.Signal(process, signal);

        Assert.That(process.ExitCode, Is.EqualTo(code));
        Assert.That(process.StandardError.ReadToEnd().TrimEnd(), Is.EqualTo(error));
        Assert.That(File.Exists(Folder.PathOf("run/checkpoint.bin")), Is.True);
    }

    [TestCase]
    [TestCase("--restart")]
    [Platform("Linux,MacOsX")]
    public void No_report_stays_beside_the_checkpoint_of_another_run(params string[] options)
    {
        Simulate("window", "-o", "run").AssertSuccess();
        Simulate("competition", "--duration", "0.1", "-o", "run").AssertSuccess();
        Assert.That(
            Names(), Is.EquivalentTo(new[] { ".lock", "report.html", "summary.json", "weights.npz", "competition.png", "variants.png" }));
        File.WriteAllText(Folder.PathOf("run/notes.txt"), "mine");

        using Process process = StdpProcess.Start(
            Folder.FullName, ["simulate", "competition", "--duration", "100000", "-o", "run", .. options]);
        process.StandardOutput.ReadLine();
        StdpProcess.Interrupt(process);

        Assert.That(Names(), Is.EquivalentTo(new[] { ".lock", "notes.txt", "checkpoint.bin" }));

        IEnumerable<string?> Names() => Directory.GetFileSystemEntries(Folder.PathOf("run")).Select(Path.GetFileName);
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void An_interrupt_leaves_no_file()
    {
        using Process process = StdpProcess.Start(Folder.FullName, "simulate", "--duration", "1000000");
        process.StandardOutput.ReadLine();

        StdpProcess.Interrupt(process);

        Assert.That(process.ExitCode, Is.Not.Zero);
        Assert.That(Folder.FileNames, Is.Empty);
    }

    private ProcessOutcome Simulate(params string[] options) => StdpProcess.Run(Folder.FullName, ["simulate", .. options]);
}

using System.Diagnostics;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Tests.Tool.Simulation;

/// <summary><c>stdp simulate</c> as its users meet it: a process.</summary>
internal sealed class SimulateCommandTests
{
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("stdp-simulate-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Writes_a_picture_and_tells_what_came_out()
    {
        ProcessOutcome outcome = Simulate("--duration", "0.5", "--seed", "3");

        Assert.That(outcome.Error, Is.Empty);
        Assert.That(outcome.ExitCode, Is.Zero);
        string picture = Path.Combine(_folder, "competition.png");
        Assert.That(Directory.GetFiles(_folder), Is.EqualTo(new[] { picture }));
        Assert.That(File.ReadAllBytes(picture).AsSpan(0, 8).ToArray(), Is.EqualTo(PngSignature));

        Assert.That(outcome.Output, Does.Contain("1,000 synapses, seed 3"));
        Assert.That(outcome.Output, Does.Match(@" 10 %  0\.05 s, .* x real time, output .* Hz, \d+ s left"));
        Assert.That(outcome.Output, Does.Match(@"100 %  0\.5 s, "));
        Assert.That(outcome.Output, Does.Match(@"0\.9 – 1\.0 │ +0\.\d\d │ +0\.24 │"));
        Assert.That(outcome.Output, Does.Contain(picture));
        Assert.That(outcome.Output, Does.Contain("two modes at the bounds, an emptier middle: no"));
        Assert.That(outcome.Output, Does.Contain("belong to 1,000 s of the default network"));
        Assert.That(outcome.Output, Does.Not.Contain('\x1b'), "a pipe gets no control sequences");
    }

    [Test]
    public void Other_networks_are_drawn_to_the_named_file()
    {
        ProcessOutcome outcome = Simulate(
            "--inputs", "20", "--rate", "40", "--dt", "0.5", "--duration", "0.001", "-o", Path.Combine(_folder, "small.png"));

        Assert.That(outcome.Error, Is.Empty);
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(new FileInfo(Path.Combine(_folder, "small.png")), Has.Length.GreaterThan(1000));
    }

    [TestCase("--duration", "NaN")]
    [TestCase("--duration", "-1")]
    [TestCase("--duration", "1e300")]
    [TestCase("--inputs", "0")]
    [TestCase("--inputs", "1.5")]
    [TestCase("--rate", "inf")]
    [TestCase("--dt", "0")]
    [TestCase("--dt", "2")]
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
        Assert.That(Directory.GetFileSystemEntries(_folder), Is.Empty);
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void An_interrupt_leaves_no_file()
    {
        using Process process = StdpProcess.Start(_folder, "simulate", "--duration", "1000000");
        process.StandardOutput.ReadLine();

        StdpProcess.Interrupt(process);

        Assert.That(process.ExitCode, Is.Not.Zero);
        Assert.That(Directory.GetFileSystemEntries(_folder), Is.Empty);
    }

    private ProcessOutcome Simulate(params string[] options) => StdpProcess.Run(_folder, ["simulate", .. options]);
}

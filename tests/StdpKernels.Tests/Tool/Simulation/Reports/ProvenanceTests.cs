using System.Diagnostics;
using System.Text.Json;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Tests.Tool.Simulation.Reports;

/// <summary>Report, summary and pictures tell where they come from, and how to get them again.</summary>
[Parallelizable]
internal sealed class ProvenanceTests : FolderTests
{
    private static readonly string[] Keywords =
    [
        "Title", "Description", "Software", "Creation Time", "Processor", "Vectors", "System", "Runtime", "Seed", "Options", "To repeat it",
    ];

    [Test]
    public void The_command_line_of_a_run_gives_the_same_again()
    {
        string[] arguments = ["simulate", "competition", "--duration", "0.1", "--inputs", "20", "--checkpoint", "5", "-o", "it's here"];
        StdpProcess.Run(Folder.FullName, arguments).AssertSuccess();
        string summary = Folder.PathOf("it's here/summary.json");
        using JsonDocument first = JsonDocument.Parse(File.ReadAllText(summary));
        string line = first.RootElement.GetProperty("provenance").GetProperty("commandLine").GetString()!;
        string[] result = SummaryFile.Result(summary);
        Directory.Delete(Folder.PathOf("it's here"), recursive: true);

        Assert.That(
            line, Is.EqualTo("stdp simulate competition --seed 1 --duration 0.1 --inputs 20 --output 'it'\\''s here'"));
        StdpProcess.RunInShell(Folder.FullName, line["stdp ".Length..]).AssertSuccess();
        Assert.That(SummaryFile.Result(summary), Is.EqualTo(result));
    }

    [Test]
    public void Pictures_and_the_report_tell_all_of_it()
    {
        StdpProcess.Run(Folder.FullName, "simulate", "window", "--seed", "7", "-o", "run").AssertSuccess();
        IReadOnlyList<(string Keyword, string Text)> texts = PngTextReader.Read(File.ReadAllBytes(Folder.PathOf("run/window.png")));
        string page = File.ReadAllText(Folder.PathOf("run/report.html"));

        Assert.That(texts.Select(text => text.Keyword), Is.EqualTo(Keywords));
        Assert.That(texts.Single(text => text.Keyword == "Software").Text, Does.Match(@"^stdp \d+\.\d+\.\d+[^ ]*, commit [0-9a-f]{40}$"));
        Assert.That(texts, Does.Contain(("Seed", "7")));
        Assert.That(texts, Does.Contain(("Options", "--seed 7")));
        Assert.That(texts, Does.Contain(("To repeat it", "stdp simulate window --seed 7 --output run")));
        foreach ((string keyword, string text) in texts.Skip(2))
        {
            Assert.That(page, Does.Contain(keyword).And.Contain(text.Replace("+", "&#x2B;", StringComparison.Ordinal)));
        }
    }

    [Test]
    public void The_parts_of_a_rule_are_options_of_the_run()
    {
        StdpProcess.Run(Folder.FullName, "simulate", "window", "--order", "depression_first", "--trace-floor", "1e-20", "-o", "run").AssertSuccess();
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Folder.PathOf("run/summary.json")));
        JsonElement provenance = summary.RootElement.GetProperty("provenance");

        Assert.That(provenance.GetProperty("options").GetProperty("--order").GetString(), Is.EqualTo("depression_first"));
        Assert.That(provenance.GetProperty("options").GetProperty("--trace-floor").GetString(), Is.EqualTo("1e-20"));
        Assert.That(
            provenance.GetProperty("commandLine").GetString(),
            Is.EqualTo("stdp simulate window --seed 1 --trace-floor 1e-20 --order depression_first --output run"));
        Assert.That(
            summary.RootElement.GetProperty("parameters").GetProperty("parts").GetString(),
            Does.Contain("order depression_first, bound on all_weights, floor 1E-20"));
    }

    [Test]
    public void A_quick_run_is_repeated_quickly()
    {
        StdpProcess.Run(Folder.FullName, "simulate", "latency", "--quick", "-o", "run").AssertSuccess();
        Assert.That(LineOf("run"), Is.EqualTo("stdp simulate latency --seed 1 --quick --output run"));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void No_line_asks_for_a_quick_form_that_there_is_not()
    {
        using (Process all = StdpProcess.Start(Folder.FullName, "simulate", "all", "--quick", "-o", "."))
        {
            while (all.StandardOutput.ReadLine() is { } printed && !printed.StartsWith("Report", StringComparison.Ordinal))
            {
            }

            StdpProcess.Interrupt(all);
        }

        Assert.That(LineOf("window"), Is.EqualTo("stdp simulate window --seed 1 --output ./window"));
    }

    [Test]
    public void A_picture_alone_tells_its_command_line()
    {
        StdpProcess.Run(Folder.FullName, "simulate", "--duration", "0.01", "-o", "a.png").AssertSuccess();
        Assert.That(
            PngTextReader.Read(File.ReadAllBytes(Folder.PathOf("a.png"))),
            Does.Contain(("To repeat it", "stdp simulate --seed 1 --duration 0.01 --output a.png")));
    }

    private string LineOf(string folder)
    {
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Folder.PathOf($"{folder}/summary.json")));
        return summary.RootElement.GetProperty("provenance").GetProperty("commandLine").GetString()!;
    }
}

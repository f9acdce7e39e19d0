using System.CommandLine;
using Spectre.Console;
using StdpKernels.Benchmarks.Report;
using StdpKernels.Reporting.Commands;
using StdpKernels.VersionBenchmarks.Loading;
using StdpKernels.VersionBenchmarks.Measuring;
using StdpKernels.VersionBenchmarks.Report;
using StdpKernels.VersionBenchmarks.Rows;

namespace StdpKernels.VersionBenchmarks;

/// <summary>The command line.</summary>
internal static class CompareCommand
{
    // Where there is no terminal, nothing says how wide a line may be.
    private const int RedirectedWidth = 240;

    public static RootCommand Create()
    {
        var old = new Option<string>("--old")
        {
            HelpName = "DIR",
            Description = "The folder with the adapter of the old version.",
            Required = true,
        };
        var @new = new Option<string>("--new")
        {
            HelpName = "DIR",
            Description = "The folder with the adapter of the new version.",
            Required = true,
        };
        var rows = new Option<string[]>("--rows")
        {
            HelpName = "WORDS",
            Description = "Only rows whose title has these words, with x for × and -> for →. Can be given several times.",
        };
        Option<double> seconds = RangedOption.Create("--seconds", "Seconds for the first measurement of a row.", 1.2, 0.01, 600);
        Option<double> limit = RangedOption.Create("--limit", "How many times as long a step of the new version may take.", 1.03, 1, 100);
        var allow = new Option<bool>("--allow-different-bits")
        {
            Description = "Measures rows with different results all the same.",
        };
        RequireAdapter(old);
        RequireAdapter(@new);
        var command = new RootCommand(
            "Compares the speed of two versions of StdpKernels in one process. Fails where a row of the new one is slower than the limit.")
        {
            old, @new, rows, seconds, limit, allow,
        };
        command.SetAction(parsed =>
        {
            var pairs = new PairLoader(parsed.GetRequiredValue(old), parsed.GetRequiredValue(@new), AllRows.Create());
            return Run(
                pairs,
                parsed.GetValue(rows) ?? [],
                () => new RowRunner(pairs, TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(limit), parsed.GetValue(allow)));
        });
        return command;
    }

    private static int Run(PairLoader pairs, string[] words, Func<RowRunner> createRunner)
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        VersionRow[] rows = [.. pairs.Rows.Where(row => words.Length == 0 || words.Any(row.Matches))];
        if (rows.Length == 0)
        {
            Console.Error.WriteLine($"--rows must fit a title, but {string.Join(", ", words)} fits none of these:");
            Console.Error.WriteLine(string.Join('\n', pairs.Rows.Select(row => row.Title)));
            return ExitCode.Failure;
        }

        console.WriteLine($"old: StdpKernels {VersionContext.TitleOf(pairs.Old)}");
        console.WriteLine($"new: StdpKernels {VersionContext.TitleOf(pairs.New)}");
        (List<RowResult> results, double limit) = ReportProgress.Show(console, progress => Measure(createRunner, rows, progress));
        console.Write(ResultTable.Create(results));
        console.WriteLine(ResultTable.Summarize(results, limit));
        return results.Any(result => result.IsFailure) ? ExitCode.Failure : ExitCode.Success;
    }

    private static (List<RowResult> Results, double Limit) Measure(
        Func<RowRunner> createRunner, VersionRow[] rows, Action<string, double> progress)
    {
        progress("warm-up", 0);
        RowRunner runner = createRunner();
        var results = new List<RowResult>();
        foreach (VersionRow row in rows)
        {
            progress(row.Title, (double)results.Count / rows.Length);
            results.Add(runner.Run(row));
        }

        return (results, runner.Limit);
    }

    private static void RequireAdapter(Option<string> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string>() is { } folder && !VersionContext.Exists(folder))
        {
            result.AddError(
                $"{option.Name} must be a folder with an adapter and its library, as bench/compare-versions.sh builds them, but {folder} "
                + "has none.");
        }
    });
}

using Spectre.Console;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Reporting.Files;
using StdpKernels.Tool.Clusters;
using StdpKernels.Tool.Simulation.Checkpoints;
using StdpKernels.Tool.Simulation.Experiments;
using StdpKernels.Tool.Simulation.Experiments.Competition;
using StdpKernels.Tool.Simulation.Reports;
using StdpKernels.Tool.Simulation.Runs;

namespace StdpKernels.Tool.Commands;

/// <summary>The runs that <c>stdp simulate</c> can be asked for.</summary>
internal sealed class SimulationCommandRuns(
    ExperimentSettings settings,
    StdpClusterOptions? cluster,
    TimeSpan checkpointInterval,
    long checkpointSteps,
    bool restart,
    RepeatingCommandLine commandLine,
    CancellationToken cancellationToken)
{
    public const string DefaultFolder = "simulations";
    public const string DefaultPicture = "competition.png";

    private readonly IAnsiConsole _console = AnsiConsole.Console;

    /// <summary>The published competition experiment, into a picture alone.</summary>
    public int DrawCompetition(string? path)
    {
        path ??= DefaultPicture;

        // Opened first: whoever waits for the simulation must not learn at its end that the picture cannot be written.
        using OutputFile picture = OutputFile.Create(path);
        ExperimentEntry entry = ExperimentCatalog.Find(SimulateCommand.Unnamed)!;
        var experiment = new CompetitionExperiment(settings.Competition with { Seed = settings.Seed }, CompetitionTrials.Published);
        RunSummary run = Run(entry, experiment, schedule: null, path, name: null);
        picture.Write(stream => stream.Write(run.Figures.First().Png));
        picture.Commit();
        ConsoleReport.Print(_console, run);
        ConsoleReport.PrintLine(_console, $"{"Picture",-16}{Path.GetFullPath(path)}");
        return Conclude(run.Report.Verdicts);
    }

    /// <summary>One experiment, into a folder.</summary>
    public int RunOne(ExperimentEntry entry, string? path) =>
        Conclude(RunInto(entry, path ?? Path.Combine(DefaultFolder, entry.Name)).Report.Verdicts);

    /// <summary>All experiments, each into a folder of its own.</summary>
    public int RunAll(string? path)
    {
        List<Verdict> verdicts = [];
        foreach (ExperimentEntry entry in ExperimentCatalog.All)
        {
            verdicts.AddRange(RunInto(entry, Path.Combine(path ?? DefaultFolder, entry.Name)).Report.Verdicts);
            ConsoleReport.PrintLine(_console, $"");
        }

        int met = verdicts.Count(verdict => verdict.IsMet == true);
        int expectations = verdicts.Count(verdict => verdict.IsMet is not null);
        ConsoleReport.PrintLine(_console, $"{met} of {expectations} expectations met");
        return Conclude(verdicts);
    }

    private static int Conclude(IReadOnlyList<Verdict> verdicts)
    {
        Verdict[] missed = [.. verdicts.Where(verdict => verdict.IsMet == false)];
        return missed.Length == 0
            ? ExitCode.Success
            : ErrorLine.Print($"not as expected: {string.Join("; ", missed.Select(verdict => verdict.Quantity))}", ExitCode.Failure);
    }

    private RunSummary RunInto(ExperimentEntry entry, string path)
    {
        using RunFolder folder = RunFolder.Open(path);
        if (cluster is null)
        {
            Experiment experiment = entry.Create(settings);
            return RunInto(entry, path, folder, experiment, new CheckpointStore(folder.Path, $"{entry.Name}: {experiment.Identity}"));
        }

        ClusterRun run = ClusterRun.StartAsync(
            settings,
            cluster,
            restart,
            () => ConsoleReport.PrintLine(_console, $"Waiting for silos of the cluster"),
            cancellationToken).GetAwaiter().GetResult();
        try
        {
            RunSummary summary = RunInto(entry, path, folder, run.Experiment, run.Store);
            ConsoleReport.PrintLine(_console, $"{"Recoveries",-16}{run.Recoveries} of lost shards");
            return summary;
        }
        finally
        {
            run.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private RunSummary RunInto(ExperimentEntry entry, string path, RunFolder folder, Experiment experiment, ICheckpointStore store)
    {
        if (restart)
        {
            store.Clear();
        }
        else if (store.Load(experiment, ErrorLine.Warn) is { } checkpoint)
        {
            ConsoleReport.PrintLine(
                _console,
                $"Going on from {checkpoint}: step {experiment.StepsDone:N0} of {experiment.Steps:N0} (--restart starts over)");
        }

        RunSummary run = Run(
            entry,
            experiment,
            new CheckpointSchedule(folder, store, checkpointInterval, checkpointSteps),
            path,
            entry.Name);
        folder.Write(entry.Name, run);
        store.Clear();
        ConsoleReport.Print(_console, run);
        ConsoleReport.PrintLine(_console, $"{"Report",-16}{Path.Combine(folder.Path, RunFolder.ReportName)}");
        return run;
    }

    private RunSummary Run(ExperimentEntry entry, Experiment experiment, CheckpointSchedule? schedule, string path, string? name)
    {
        ConsoleReport.PrintLine(_console, $"{entry.Title}: {experiment.Identity}");
        SimulationProgress progress = SimulationProgressDisplay.Show(
            _console, report => SimulationRunner.Run(experiment, schedule, report, cancellationToken));
        return new RunSummary(
            entry.Title,
            experiment,
            experiment.CreateReport(),
            progress,
            Provenance.Now(settings.Seed, commandLine.Options(name), commandLine.Text(name, path)));
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using Spectre.Console;
using StdpKernels.Tool.Simulation.Experiments;
using StdpKernels.Tool.Simulation.Experiments.Competition;
using StdpKernels.Tool.Simulation.Reports;
using StdpKernels.Validation;

namespace StdpKernels.Tool.Commands;

/// <summary><c>stdp simulate</c>: runs experiments and tells what came out.</summary>
internal static class SimulateCommand
{
    /// <summary>The option for the seed.</summary>
    public const string SeedName = "--seed";

    /// <summary>The experiment that is run without a name.</summary>
    public const string Unnamed = "competition";

    private const string All = "all";
    private const string Window = "window";
    private const string Balanced = "balanced";

    public static Command Create()
    {
        var name = new Argument<string?>("NAME")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = $"Which experiment: {string.Join(", ", ExperimentCatalog.All.Select(entry => entry.Name))}, or {All}. Without a "
                + "name, the competition experiment alone, into one picture.",
        };
        name.CompletionSources.Add([.. ExperimentCatalog.All.Select(entry => entry.Name), All]);
        var list = new Option<bool>("--list") { Description = "Tell what the experiments show, and run none." };
        var output = new Option<string?>("--output", "-o")
        {
            HelpName = "PATH",
            Description = $"The folder for the results of a run [default: {SimulationCommandRuns.DefaultFolder}/NAME]; without a name, the "
                + $"picture [default: {SimulationCommandRuns.DefaultPicture}].",
            CustomParser = OptionParsers.PathName,
        };
        var schema = new Option<bool>("--schema") { Description = "Print the JSON schema of summary.json, and run nothing." };
        Option<ulong> seed = RangedOption.Create(SeedName, "Where all randomness starts from.", 1UL, ulong.MinValue, ulong.MaxValue);
        string notQuick = string.Join(", ", ExperimentCatalog.All.Where(entry => !entry.HasQuickForm).Select(entry => entry.Name));
        var quick = new Option<bool>("--quick") { Description = $"A shorter run with wider error bars; there is none of {notQuick}." };
        var restart = new Option<bool>("--restart") { Description = "Start over, instead of going on from a checkpoint in the folder." };
        Option<double> interval = RangedOption.Create("--checkpoint", "Seconds from one checkpoint to the next.", 10, 0.01, 1e6);
        Option<long> checkpointSteps = RangedOption.Create(
            "--checkpoint-steps", "Time steps from one checkpoint to the next, if these pass sooner.", long.MaxValue, 1, long.MaxValue);
        checkpointSteps.Hidden = true;
        var competition = new CompetitionOptions();
        var window = new RulePartOptions("Window: ");
        var shards = new ShardOptions();
        var ofOne = new Dictionary<string, IReadOnlyList<Option>> { [Unnamed] = competition.Options, [Window] = window.All };
        var strict = new StrictOption();

        var command = new Command("simulate", "Run experiments with known results, and compare.")
        {
            name, list, schema, output, seed, quick, restart, interval, checkpointSteps,
        };
        var belonging = new Dictionary<string, IReadOnlyList<Option>>(ofOne) { [Balanced] = shards.All };
        foreach (Option option in belonging.Values.SelectMany(options => options))
        {
            command.Add(option);
        }

        strict.AddTo(command);
        command.Validators.Add(result =>
        {
            string? given = result.GetValue(name);
            if (given is not (null or All) && ExperimentCatalog.Find(given) is null)
            {
                string[] names = [.. ExperimentCatalog.All.Select(entry => entry.Name), All];
                result.AddError(
                    $"NAME: there is no experiment '{given}': choose one of {string.Join(", ", names)}{NearestName.Ask(given, names)}");
            }
            else if (FindStray(result, belonging, given ?? Unnamed) is var (option, experiment))
            {
                result.AddError($"{option} belongs to the {experiment} experiment alone, but {given ?? Unnamed} was asked for");
            }
            else if (result.GetValue(quick) && ExperimentCatalog.Find(given ?? Unnamed) is { HasQuickForm: false } entry)
            {
                result.AddError($"{quick.Name} would have no effect: there is no shorter form of the {entry.Name} experiment");
            }
        });

        // On a thread of its own, so that Ctrl+C can end it.
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                if (parsed.GetValue(list))
                {
                    PrintList(AnsiConsole.Console);
                    return ExitCode.Success;
                }

                if (parsed.GetValue(schema))
                {
                    Console.Out.Write(JsonSummary.Schema);
                    return ExitCode.Success;
                }

                CompetitionParameters parameters = competition.Read(parsed);
                strict.Check(parsed, CompetitionNetwork.CreateRule(parameters), parameters.TimeStep);
                var runs = new SimulationCommandRuns(
                    new ExperimentSettings
                    {
                        Seed = parsed.GetValue(seed),
                        Quick = parsed.GetValue(quick),
                        Window = ReadParts(window, parsed),
                        Competition = parameters,
                        Shards = shards.Shards(parsed),
                    },
                    shards.Silo(parsed),
                    TimeSpan.FromSeconds(parsed.GetValue(interval)),
                    parsed.GetValue(checkpointSteps),
                    parsed.GetValue(restart),
                    new RepeatingCommandLine(parsed, one =>
                        [seed, .. ExperimentCatalog.Find(one)!.HasQuickForm ? [quick] : (Option[])[], .. ofOne.GetValueOrDefault(one, [])]),
                    cancellationToken);
                string? path = parsed.GetValue(output);
                return parsed.GetValue(name) switch
                {
                    null => runs.DrawCompetition(path),
                    All => runs.RunAll(path),
                    string one => runs.RunOne(ExperimentCatalog.Find(one)!, path),
                };
            },
            cancellationToken));
        return command;
    }

    // An option of another experiment than the one that was asked for: it would have no effect.
    private static (string Option, string Experiment)? FindStray(
        CommandResult result, Dictionary<string, IReadOnlyList<Option>> ofOne, string given)
    {
        foreach ((string experiment, IReadOnlyList<Option> options) in ofOne.Where(entry => entry.Key != given))
        {
            if (options.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } option)
            {
                return (option.Name, experiment);
            }
        }

        return null;
    }

    // Which parts go together is known to the library.
    private static RuleParts ReadParts(RulePartOptions window, ParseResult parsed)
    {
        RuleParts parts = window.Read(parsed);
        try
        {
            _ = new StdpLinearLayer<double>(batchSize: 1, inputs: 1, outputs: 1, parts.Apply(parts.Start<double>()));
            return parts;
        }
        catch (ArgumentException e)
        {
            throw new CommandException(RefusalText.Of(e), e) { ExitCode = ExitCode.Usage };
        }
    }

    private static void PrintList(IAnsiConsole console)
    {
        foreach (ExperimentEntry entry in ExperimentCatalog.All)
        {
            ConsoleReport.PrintLine(console, $"{entry.Name,-14}{entry.Summary}");
        }
    }

    /// <summary>The options of the competition experiment.</summary>
    private sealed class CompetitionOptions
    {
        private static readonly CompetitionParameters Defaults = new();

        private readonly Option<double> _duration = RangedOption.Create(
            "--duration", "Competition: biological time in s.", Defaults.Duration, 0.001, 1e6);

        private readonly Option<int> _inputs = RangedOption.Create(
            "--inputs", "Competition: how many Poisson inputs there are.", Defaults.Inputs, 1, 1_000_000);

        private readonly Option<double> _rate = RangedOption.Create(
            "--rate", "Competition: spikes of each input in Hz.", Defaults.InputRate, 0.001, 1000);

        private readonly Option<double?> _timeStep = new("--dt")
        {
            HelpName = "TIME",
            Description = FormattableString.Invariant(
                $"Competition: the time step with its unit, such as 100us [default: {Defaults.TimeStep * 1000}ms]."),
            CustomParser = result => OptionParsers.SecondsWithUnit(result, "1us", "1ms"),
        };

        public IReadOnlyList<Option> Options => [_duration, _inputs, _rate, _timeStep];

        public CompetitionParameters Read(ParseResult parsed) => Defaults with
        {
            Duration = parsed.GetValue(_duration),
            Inputs = parsed.GetValue(_inputs),
            InputRate = parsed.GetValue(_rate),
            TimeStep = parsed.GetValue(_timeStep) ?? Defaults.TimeStep,
        };
    }
}

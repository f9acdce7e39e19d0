using System.CommandLine;
using Spectre.Console;
using StdpKernels.Tool.Output;
using StdpKernels.Tool.Simulation;
using StdpKernels.Tool.Simulation.Competition;

namespace StdpKernels.Tool.Commands;

/// <summary><c>stdp simulate</c>: runs the competition experiment and draws what came out.</summary>
internal static class SimulateCommand
{
    private const double MillisecondsPerSecond = 1000;

    public static Command Create()
    {
        var defaults = new CompetitionParameters();
        Option<ulong> seed = RangedOption.Create(
            "--seed", "Where all randomness starts from.", defaults.Seed, ulong.MinValue, ulong.MaxValue);
        Option<double> duration = RangedOption.Create("--duration", "Biological time in s.", defaults.Duration, 0.001, 1e6);
        Option<int> inputs = RangedOption.Create("--inputs", "How many Poisson inputs there are.", defaults.Inputs, 1, 1_000_000);
        Option<double> rate = RangedOption.Create("--rate", "Spikes of each input in Hz.", defaults.InputRate, 0.001, 1000);
        Option<double> timeStep = RangedOption.Create(
            "--dt", "The time step in ms.", defaults.TimeStep * MillisecondsPerSecond, 0.001, 1);
        var output = new Option<string>("--output", "-o")
        {
            HelpName = "PICTURE.png",
            Description = "Where the picture goes.",
            DefaultValueFactory = _ => "competition.png",
            CustomParser = OptionParsers.PathName,
        };

        var command = new Command(
            "simulate", "Run the competition experiment (Song, Miller and Abbott 2000): Poisson inputs onto one neuron.")
        {
            seed, duration, inputs, rate, timeStep, output,
        };

        // On a thread of its own, so that Ctrl+C can end it.
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Run(
                new CompetitionParameters
                {
                    Seed = parsed.GetValue(seed),
                    Duration = parsed.GetValue(duration),
                    Inputs = parsed.GetValue(inputs),
                    InputRate = parsed.GetValue(rate),
                    TimeStep = parsed.GetValue(timeStep) / MillisecondsPerSecond,
                },
                parsed.GetRequiredValue(output),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static void Run(CompetitionParameters parameters, string path, CancellationToken cancellationToken)
    {
        // Opened first: whoever waits for the simulation must not learn at its end that the picture cannot be written.
        using AtomicFile picture = AtomicFile.Create(path);

        IAnsiConsole console = AnsiConsole.Console;
        CompetitionReport.PrintStart(console, parameters);
        CompetitionResult result = SimulationProgressDisplay.Show(
            console, report => CompetitionExperiment.Run(parameters, report, cancellationToken));

        picture.Stream.Write(CompetitionFigure.Draw(result));
        picture.Commit();
        CompetitionReport.PrintResult(console, result, Path.GetFullPath(path));
    }
}

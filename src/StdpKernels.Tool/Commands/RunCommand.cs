using System.CommandLine;
using System.Numerics;
using Spectre.Console;
using StdpKernels.Reporting.Files;
using StdpKernels.Reporting.Progress;
using StdpKernels.Simulation;
using StdpKernels.Tool.Recordings;

namespace StdpKernels.Tool.Commands;

/// <summary><c>stdp run</c>: applies the rule to recorded activity.</summary>
internal static class RunCommand
{
    /// <summary>What the help says beyond the options.</summary>
    public const string Details = $"""
        Arrays of RECORDING.npz, with T steps, B samples, I inputs and O neurons; a convolution
        has C channels of H × W and O channels of H' × W':
          array           linear      convolution         dtype
          w               [O, I]      [O, C, kh, kw]      float32 or float64, in which all is computed
          z_pre           [T, B, I]   [T, B, C, H, W]     uint8, bool, float32 or float64
          z_post          [T, B, O]   [T, B, O, H', W']   likewise
          t_pre           [B, I]      [B, C, H, W]        float32 or float64; 0 where it is missing
          t_post          [B, O]      [B, O, H', W']      likewise
          t_pre_slow      as t_pre, t_post_slow as t_post: with --triplet-fit alone
          gate            [T]         [T]                 float32 or float64: activity of a step counts z · gate for the weights
          reward          [T], or [T, O] for each neuron or channel, float32 or float64: with --eligibility-tau-inv alone
          expected_...    not read; any other array is refused

        Arrays of RESULT.npz, after the last step, in the type and the shapes above:
          w, t_pre, t_post; with --triplet-fit t_pre_slow and t_post_slow; with rewards eligibility, as w

        {ExitCodeHelp.Text}
        """;

    public static Command Create()
    {
        var recording = new Argument<string>("RECORDING.npz")
        {
            Description = "The recorded activity, as numpy.savez writes it: the arrays are listed below.",
            CustomParser = OptionParsers.PathName,
        };
        var output = new Option<string>("--output", "-o")
        {
            HelpName = "RESULT.npz",
            Description = "Where the state after the last step goes. An older file is replaced when all is done.",
            CustomParser = OptionParsers.PathName,
            Required = true,
        };
        var rule = new RuleOptions();
        var eligibility = new EligibilityOptions();
        var geometry = new GeometryOptions();
        var strict = new StrictOption();

        var command = new Command("run", "Apply the rule to recorded activity.") { recording, output };
        rule.AddTo(command);
        eligibility.AddTo(command);
        geometry.AddTo(command);
        strict.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string inputPath = parsed.GetRequiredValue(recording);
                string outputPath = parsed.GetRequiredValue(output);
                OutputFile.RequireOther(outputPath, inputPath, "the result would replace the recording");
                EligibilitySettings? rewards = eligibility.Read(parsed);
                Recording activity = RecordingReader.Read(
                    inputPath, geometry.GetGeometry(parsed), new RecordingUse(rule.HasTriplets(parsed), rewards is not null));
                double dt = rule.GetDt(parsed);
                if (activity.Weights.Type == NpyDataType.Float32)
                {
                    Run(rule.GetParameters<float>(parsed));
                }
                else
                {
                    Run(rule.GetParameters<double>(parsed));
                }

                void Run<T>(StdpParameters<T> parameters)
                    where T : unmanaged, IBinaryFloatingPointIeee754<T>
                {
                    strict.Check(parsed, parameters, dt);
                    using OutputFile result = OutputFile.Create(outputPath);
                    RunCommand.Run(new Replay<T>(activity, parameters, dt, rewards), activity, parameters, result, cancellationToken);
                }
            },
            cancellationToken));
        return command;
    }

    private static void Run<T>(
        Replay<T> replay,
        Recording recording,
        StdpParameters<T> parameters,
        OutputFile result,
        CancellationToken cancellationToken)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        WeightSummary before = Summarise();
        ReplayStatistics statistics = ShowsSteps(recording.Steps).Show(
            AnsiConsole.Console, progress => replay.Run(progress, cancellationToken));

        (string Name, NpyArray Array)[] arrays = [.. ReplayResult.Arrays(replay, recording)];
        result.Write(stream => NpzWriter.Write(stream, arrays));
        result.Complete();

        // What is printed belongs to the result: where it cannot be kept, as on a full disk, there is no result either.
        ReplayReport.Print(AnsiConsole.Console, statistics, before, Summarise());
        result.Commit();

        WeightSummary Summarise() => WeightSummary.Of(replay.Weights, parameters.WMin.Number, parameters.WMax.Number);
    }

    // Nothing but the tables is printed where nobody watches a bar.
    private static ProgressDisplay<int> ShowsSteps(int steps) => new(done => (double)done / steps, (_, _) => "replaying")
    {
        Lines = ProgressLines.None,
        Interval = TimeSpan.FromMilliseconds(50),
        ShowsRemainingTime = true,
    };
}

using System.CommandLine;
using System.Numerics;
using Spectre.Console;
using StdpKernels.Reporting.Progress;
using StdpKernels.Tool.Npz;
using StdpKernels.Tool.Output;
using StdpKernels.Tool.Recordings;

namespace StdpKernels.Tool.Commands;

/// <summary><c>stdp run</c>: applies the rule to recorded activity.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var recording = new Argument<string>("RECORDING.npz")
        {
            Description = "The recorded activity, as numpy.savez writes it: w [O, I], z_pre [T, B, I], z_post [T, B, O], and perhaps "
                + "t_pre [B, I] and t_post [B, O]; or a convolution, w [O, C, kh, kw] with images, z_pre [T, B, C, H, W], and so on.",
            CustomParser = OptionParsers.PathName,
        };
        var output = new Option<string>("--output", "-o")
        {
            HelpName = "RESULT.npz",
            Description = "Where the state after the last step goes: w, t_pre and t_post. An older file is replaced when all is done.",
            CustomParser = OptionParsers.PathName,
            Required = true,
        };
        var rule = new RuleOptions();
        var geometry = new GeometryOptions();

        var command = new Command("run", "Apply the rule to recorded activity.") { recording, output };
        rule.AddTo(command);
        geometry.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string inputPath = parsed.GetRequiredValue(recording);
                string outputPath = parsed.GetRequiredValue(output);
                OutputFile.RequireOther(outputPath, inputPath, "the result would replace the recording");
                Recording activity = RecordingReader.Read(inputPath, geometry.GetGeometry(parsed));
                using OutputFile result = OutputFile.Create(outputPath);
                if (activity.Weights.Type == NpyDataType.Float32)
                {
                    Run(activity, rule.GetParameters<float>(parsed), rule.GetDt(parsed), result, cancellationToken);
                }
                else
                {
                    Run(activity, rule.GetParameters<double>(parsed), rule.GetDt(parsed), result, cancellationToken);
                }
            },
            cancellationToken));
        return command;
    }

    private static void Run<T>(
        Recording recording,
        StdpParameters<T> parameters,
        double dt,
        OutputFile result,
        CancellationToken cancellationToken)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var replay = new Replay<T>(recording, parameters, dt);
        WeightSummary before = Summarise();
        ReplayStatistics statistics = ShowsSteps(recording.Steps).Show(
            AnsiConsole.Console, progress => replay.Run(progress, cancellationToken));

        result.Write(stream => NpzWriter.Write(
            stream,
            ("w", NpyArray.Create(replay.Weights, recording.Weights.Shape)),
            ("t_pre", NpyArray.Create(replay.State.TracePre.Span.ToArray(), recording.PreShape)),
            ("t_post", NpyArray.Create(replay.State.TracePost.Span.ToArray(), recording.PostShape))));
        result.Commit();
        ReplayReport.Print(AnsiConsole.Console, statistics, before, Summarise());

        WeightSummary Summarise() => WeightSummary.Of<T>(replay.Weights, parameters.WMin.Number, parameters.WMax.Number);
    }

    // Nothing but the tables is printed where nobody watches a bar.
    private static ProgressDisplay<int> ShowsSteps(int steps) => new(done => (double)done / steps, (_, _) => "replaying")
    {
        Lines = ProgressLines.None,
        Interval = TimeSpan.FromMilliseconds(50),
        ShowsRemainingTime = true,
    };
}

using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Spectre.Console;
using StdpKernels.Tool.Measuring;

namespace StdpKernels.Tool.Commands;

/// <summary><c>stdp bench</c>: what a step costs on this machine.</summary>
internal static class BenchCommand
{
    private static readonly string[] Types = ["float32", "float64"];

    public static Command Create()
    {
        Option<int> batch = RangedOption.Create("--batch", "Samples of a step.", 1, 1, 1_000_000);
        Option<int> inputs = RangedOption.Create("--inputs", "Linear layer: presynaptic neurons.", 784, 1, 10_000_000);
        Option<int> outputs = RangedOption.Create("--outputs", "Postsynaptic neurons; output channels of a convolution.", 100, 1, 10_000_000);
        var image = new Option<int[]?>("--image")
        {
            HelpName = "C,H,W",
            Description = "Convolution: channels, height and width of the image, such as 64,28,28; instead of --inputs.",
            CustomParser = result => OptionParsers.Integers(result, 3, 1),
        };
        var kernel = new Option<Size2D?>("--kernel")
        {
            HelpName = "H,W",
            Description = "Convolution: height and width of the kernel. [default: 3]",
            CustomParser = result => OptionParsers.Size(result, 1),
        };
        Option<double> percent = RangedOption.Create("--percent", "How many of 100 neurons fire in a step, on both sides.", 2.0, 0, 100);
        Option<int> threads = RangedOption.Create("--threads", "How many threads may share a step.", 1, 1, 1024);
        Option<double> seconds = RangedOption.Create("--seconds", "How long to measure, in s; warming up takes some more.", 10.0, 0.1, 3600);
        var type = new Option<string>("--type")
        {
            HelpName = "DTYPE",
            Description = "The type of weights and traces: float32 or float64.",
            DefaultValueFactory = _ => Types[0],
        };
        type.AcceptOnlyFromAmong(Types);
        var geometry = new GeometryOptions();
        var rule = new RuleOptions();
        var strict = new StrictOption();

        var command = new Command("bench", "Measure in less than a minute what a step of a layer costs here, beside its roofline.")
        {
            batch, inputs, outputs, image, kernel, percent, threads, seconds, type,
        };
        geometry.AddTo(command);
        rule.AddTo(command);
        strict.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(image) is { Implicit: false } && result.GetResult(inputs) is { Implicit: false })
            {
                result.AddError("--inputs belongs to a linear layer, but --image was given: choose one");
            }
            else if (result.GetResult(image) is null
                && (result.GetResult(kernel) is null ? geometry.FindGiven(result) : kernel.Name) is string given)
            {
                result.AddError($"{given} belongs to a convolution, which has an --image");
            }
        });
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                LayerShape shape = parsed.GetValue(image) is [int channels, int height, int width]
                    ? new Conv2dLayerShape(
                        parsed.GetValue(batch),
                        channels,
                        (height, width),
                        parsed.GetValue(outputs),
                        parsed.GetValue(kernel) ?? 3,
                        geometry.GetGeometry(parsed) ?? default)
                    : new LinearShape(parsed.GetValue(batch), parsed.GetValue(inputs), parsed.GetValue(outputs));
                if (parsed.GetValue(type) == Types[0])
                {
                    Run<float>();
                }
                else
                {
                    Run<double>();
                }

                void Run<T>()
                    where T : unmanaged, IBinaryFloatingPointIeee754<T>
                {
                    StdpParameters<T> parameters = rule.GetParameters<T>(parsed);
                    double dt = rule.GetDt(parsed);
                    strict.Check(parsed, parameters, dt);
                    StepBenchmark benchmark = StepBenchmark.Run(
                        shape,
                        parameters,
                        dt,
                        parsed.GetValue(percent),
                        parsed.GetValue(threads),
                        TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                        cancellationToken);
                    BenchmarkReport.Print(
                        AnsiConsole.Console,
                        benchmark,
                        string.Create(CultureInfo.InvariantCulture, $"{AlgorithmNames.NameOf(parameters.Algorithm)}, {parsed.GetValue(type)}"));
                }
            },
            cancellationToken));
        return command;
    }
}

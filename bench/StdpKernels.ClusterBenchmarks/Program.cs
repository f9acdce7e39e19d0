using System.CommandLine;
using System.Globalization;
using StdpKernels.ClusterBenchmarks.Measuring;
using StdpKernels.ClusterBenchmarks.Processes;
using StdpKernels.ClusterBenchmarks.Report;

// The processes that this one starts.
switch (args)
{
    case ["silo", string folder, string meeting, string port]:
        await Silos.ServeAsync(folder, meeting, Number(port));
        return 0;
    case ["echo", string port]:
        await TcpFloor.ServeAsync(Number(port));
        return 0;
}

var quick = new Option<bool>("--quick") { Description = "Less shards, windows and kills, for rough figures." };
var output = new Option<string>("--output", "-o")
{
    Description = "The folder that has one folder for each processor.",
    DefaultValueFactory = _ => Path.Combine("bench", "results"),
};
var command = new RootCommand("Measures what windows of shards on Orleans cost, beside sockets alone, and how long a recovery takes.") { quick, output };
command.SetAction(async (parsed, _) => Console.WriteLine(ReportFiles.Write(
    await ClusterMeasuring.RunAsync(parsed.GetValue(quick) ? MeasuringPlan.Quick : MeasuringPlan.Full), parsed.GetValue(output)!)));
return await command.Parse(args).InvokeAsync();

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

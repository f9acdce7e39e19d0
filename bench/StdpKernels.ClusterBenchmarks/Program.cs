using System.CommandLine;
using StdpKernels.ClusterBenchmarks.Measuring;
using StdpKernels.ClusterBenchmarks.Processes;
using StdpKernels.ClusterBenchmarks.Report;
using StdpKernels.Reporting.Commands;
using StdpKernels.Reporting.Files;

var quick = new Option<bool>("--quick") { Description = "Less shards, windows and kills, for rough figures." };
var output = new Option<string>("--output", "-o")
{
    Description = "The folder that has one folder for each processor.",
    DefaultValueFactory = _ => Path.Combine("bench", "results"),
};
var command = new RootCommand("Measures what windows of shards on Orleans cost, beside sockets alone, and how long a recovery takes.") { quick, output };
command.SetAction(async (parsed, _) =>
{
    string root = parsed.GetRequiredValue(output);
    ResultFolder.Prepare(root);
    Console.WriteLine(ReportFiles.Write(await ClusterMeasuring.RunAsync(parsed.GetValue(quick) ? MeasuringPlan.Quick : MeasuringPlan.Full), root));
});

// The processes that this one starts.
Argument<string> folder = new("FOLDER"), meeting = new("MEETING");
var port = new Argument<int>("PORT");
var silo = new Command(ChildProcess.Silo) { folder, meeting, port };
silo.Hidden = true;
silo.SetAction((parsed, _) => Silos.ServeAsync(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(meeting), parsed.GetValue(port)));
var echo = new Command(ChildProcess.Echo) { port };
echo.Hidden = true;
echo.SetAction((parsed, _) => TcpFloor.ServeAsync(parsed.GetValue(port)));
command.Add(silo);
command.Add(echo);
return await CommandProgram.RunAsync(command, args);

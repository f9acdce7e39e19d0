using System.CommandLine;
using StdpKernels.Tool;
using StdpKernels.Tool.Commands;
using StdpKernels.Tool.Output;

StandardStream.Install();
using var interruption = new Interruption();
Command run = RunCommand.Create();
var root = new RootCommand("Spike-timing-dependent plasticity (STDP) on the CPU.")
{
    SimulateCommand.Create(),
    ClusterCommand.Create(),
    run,
    VerifyCommand.Create(),
    InfoCommand.Create(),
    BenchCommand.Create(),
    CompletionCommand.Create(),
};
DetailedHelp.AddTo(root, new Dictionary<Command, string> { [root] = ExitCodeHelp.Text, [run] = RunCommand.Details });

try
{
    return await CommandProgram.RunAsync(root, args, interruption.Token);
}
catch (OperationCanceledException)
{
    (int code, string word) = interruption.Outcome;
    return ErrorLine.Print(word, code);
}

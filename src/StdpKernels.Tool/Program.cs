using System.CommandLine;
using StdpKernels.Tool;
using StdpKernels.Tool.Commands;

var root = new RootCommand("Spike-timing-dependent plasticity on the CPU.");
root.Subcommands.Add(SimulateCommand.Create());

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"stdp: {parsed.Errors[0].Message}");
    return 2;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (ToolException e)
{
    Console.Error.WriteLine($"stdp: {e.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("stdp: interrupted");
    return 130;
}

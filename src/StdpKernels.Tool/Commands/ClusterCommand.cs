using System.CommandLine;
using Spectre.Console;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Tool.Clusters;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Commands;

/// <summary><c>stdp cluster</c>: a silo for shards, until it is ended.</summary>
internal static class ClusterCommand
{
    public static Command Create()
    {
        var silo = new SiloOptions("--redis");
        var command = new Command("cluster", "Run a silo, into which drivers such as 'stdp simulate balanced --shards' put shards.");
        foreach (Option option in silo.All)
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!silo.IsGiven(parsed))
            {
                throw new CommandException("--redis must say where silos meet, such as redis://127.0.0.1:6379") { ExitCode = ExitCode.Usage };
            }

            StdpClusterOptions options = silo.Read(parsed, hostsShards: true);
            await using var running = await RunningSilo.StartAsync(options, cancellationToken);
            ConsoleReport.PrintLine(AnsiConsole.Console, $"{"Silo",-16}{running.Endpoint}, waits for shards; Ctrl+C ends it");
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }
}

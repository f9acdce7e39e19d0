using System.CommandLine;
using BenchmarkDotNet.Running;
using StdpKernels.Benchmarks.Constants;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.Benchmarks.Latency;
using StdpKernels.Benchmarks.Report;
using StdpKernels.Benchmarks.Widths;
using StdpKernels.Reporting.Commands;

namespace StdpKernels.Benchmarks;

/// <summary>The command line: commands of its own, and BenchmarkDotNet for everything else.</summary>
internal static class BenchmarkProgram
{
    /// <summary>Runs what the arguments ask for.</summary>
    /// <param name="args">The arguments of the program.</param>
    /// <param name="peers">Who takes part in the report besides the library and naive loops.</param>
    /// <param name="commands">Further commands.</param>
    public static async Task<int> RunAsync(string[] args, IReadOnlyList<Peer> peers, params IEnumerable<Command> commands)
    {
        var root = new RootCommand("Measures StdpKernels. All other arguments go to BenchmarkDotNet.")
        {
            ReportCommand.Create(peers), RenderCommand.Create(), LatencyCommand.Create(), WidthCommand.Create(), ConstantsCommand.Create(),
        };
        foreach (Command command in commands)
        {
            root.Add(command);
        }

        if (args.Length > 0 && root.Subcommands.Any(command => command.Name == args[0]))
        {
            return await CommandProgram.RunAsync(root, args);
        }

        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args);
        return 0;
    }
}

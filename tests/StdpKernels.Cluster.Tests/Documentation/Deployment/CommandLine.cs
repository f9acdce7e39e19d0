using System.CommandLine;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Tool.Commands;

namespace StdpKernels.Cluster.Tests.Documentation.Deployment;

/// <summary>A command as a sample has it, read by the parser of the command.</summary>
internal sealed class CommandLine
{
    private readonly ParseResult _parsed;

    /// <param name="arguments">What follows <c>stdp</c>. What is not accepted fails the test.</param>
    public CommandLine(IEnumerable<string> arguments)
    {
        string[] all = [.. arguments];
        _parsed = new RootCommand { SimulateCommand.Create(), ClusterCommand.Create() }.Parse(all);
        Assert.That(_parsed.Errors.Select(error => error.Message), Is.Empty, string.Join(' ', all));
        Name = _parsed.CommandResult.Command.Name;
    }

    /// <summary>The command.</summary>
    public string Name { get; }

    /// <summary>Where silos meet, as the client of Redis takes it.</summary>
    public string Redis => Value<string>(Name == "cluster" ? "--redis" : "--cluster");

    /// <summary>The folder that all see.</summary>
    public string Checkpoints => Value<string>("--shard-checkpoints");

    /// <summary>The port for other silos.</summary>
    public int Port => Value<int>("--port");

    /// <summary>The port that other silos are reached at where nothing else is said.</summary>
    public static int DefaultPort => new StdpClusterOptions().SiloPort;

    public T Value<T>(string option) => _parsed.GetRequiredValue<T>(option);
}

using System.CommandLine;
using StdpKernels.Cluster.Hosting;

namespace StdpKernels.Tool.Commands;

/// <summary>The options that put the neurons of an experiment into shards: of this process, or of a cluster.</summary>
internal sealed class ShardOptions
{
    private const int MaxShards = 256;

    private readonly Option<int> _shards = RangedOption.Create(
        "--shards", "Balanced: in how many shards its neurons are; 0 for none. The bits are the same.", 0, 0, MaxShards);

    private readonly SiloOptions _silo = new("--cluster");

    /// <summary>All of them. None has an effect on the result.</summary>
    public IReadOnlyList<Option> All => [_shards, .. _silo.All];

    public int Shards(ParseResult parsed) => parsed.GetValue(_shards);

    /// <summary>The silo that drives a cluster; null where shards are in this process.</summary>
    /// <exception cref="CommandException">The options do not go together.</exception>
    public StdpClusterOptions? Silo(ParseResult parsed)
    {
        if (_silo.IsGiven(parsed) && Shards(parsed) == 0)
        {
            throw new CommandException("--cluster needs --shards, how many there are") { ExitCode = ExitCode.Usage };
        }

        return _silo.IsGiven(parsed) ? _silo.Read(parsed, hostsShards: false) : null;
    }
}

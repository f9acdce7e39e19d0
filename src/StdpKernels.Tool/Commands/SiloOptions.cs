using System.CommandLine;
using StdpKernels.Cluster.Hosting;

namespace StdpKernels.Tool.Commands;

/// <summary>The options of a silo, which the silo of a driver has too.</summary>
internal sealed class SiloOptions
{
    private readonly Option<string?> _redis;

    private readonly Option<int> _port = RangedOption.Create("--port", "Cluster: the port for other silos; 0 for any that is free.", 0, 0, 65_535);

    private readonly Option<string> _address = new("--address")
    {
        HelpName = "IP",
        Description = "Cluster: the address at which other silos reach this one.",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private readonly Option<string> _checkpoints = new("--shard-checkpoints")
    {
        HelpName = "FOLDER",
        Description = "Cluster: the folder for checkpoints of shards, which all silos must see under this path.",
        DefaultValueFactory = _ => "checkpoints",
    };

    private readonly Option<string?> _certificate = Pem("--tls-certificate", "the certificate of this silo");
    private readonly Option<string?> _key = Pem("--tls-key", "its key");
    private readonly Option<string?> _authority = Pem("--tls-authority", "the certificate of the authority that signed those of all silos");

    private readonly Option<double> _probe = RangedOption.Create(
        "--probe", "Cluster: seconds that a silo may take to answer that it lives.", 1.0, 0.1, 600);

    /// <param name="redisName">What the option for the address of Redis is called.</param>
    public SiloOptions(string redisName) => _redis = new Option<string?>(redisName)
    {
        HelpName = "ADDRESS",
        Description = "Cluster: where silos meet, redis://[[user:]password@]host[:port], or rediss:// encrypted.",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            string? address = RedisAddress.TryParse(text);
            if (address is null)
            {
                result.AddError($"{redisName}: '{text}' is no address such as redis://host:6379");
            }

            return address;
        },
    };

    public IReadOnlyList<Option> All => [_redis, _port, _address, _checkpoints, _certificate, _key, _authority, _probe];

    /// <summary>Whether an address of Redis was given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_redis) is not null;

    /// <exception cref="CommandException">Some of the files of TLS are named, and not all.</exception>
    public StdpClusterOptions Read(ParseResult parsed, bool hostsShards)
    {
        string?[] pem = [parsed.GetValue(_certificate), parsed.GetValue(_key), parsed.GetValue(_authority)];
        if (pem.Any(path => path is null) && pem.Any(path => path is not null))
        {
            throw new CommandException("--tls-certificate, --tls-key and --tls-authority go together") { ExitCode = ExitCode.Usage };
        }

        return new StdpClusterOptions
        {
            Redis = parsed.GetValue(_redis),
            SiloPort = parsed.GetValue(_port),
            AdvertisedAddress = parsed.GetValue(_address),
            CheckpointFolder = parsed.GetValue(_checkpoints)!,
            HostsShards = hostsShards,
            ProbeTimeout = TimeSpan.FromSeconds(parsed.GetValue(_probe)),
            Tls = pem[0] is null ? null : new() { Certificate = pem[0]!, Key = pem[1]!, Authority = pem[2]! },
        };
    }

    private static Option<string?> Pem(string name, string what) => new(name)
    {
        HelpName = "FILE",
        Description = $"Cluster: {what}, in PEM.",
        CustomParser = OptionParsers.PathName,
    };
}

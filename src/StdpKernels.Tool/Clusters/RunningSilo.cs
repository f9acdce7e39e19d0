using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using StackExchange.Redis;
using StdpKernels.Checkpoints;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Cluster.Models;
using StdpKernels.Tool.Simulation.Experiments.Balanced.Shards;

namespace StdpKernels.Tool.Clusters;

/// <summary>A silo in this process, with the models that the command knows.</summary>
internal sealed class RunningSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningSilo(IHost host) => _host = host;

    /// <summary>What a driver asks for.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Address and port for other silos.</summary>
    public string Endpoint
    {
        get
        {
            EndpointOptions options = Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<EndpointOptions>>().Value;
            return $"{options.AdvertisedIPAddress}:{options.SiloPort}";
        }
    }

    /// <exception cref="CommandException">The silo cannot start: one line says why.</exception>
    public static async Task<RunningSilo> StartAsync(StdpClusterOptions options, CancellationToken cancellationToken)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });

        // The command says what there is to say; errors end it.
        builder.Logging.ClearProviders();
        var models = new ShardModels();
        models.Add(BalancedModel.Name, BalancedModel.Create);
        try
        {
            builder.UseOrleans(silo => silo.UseStdpCluster(options, models));
            builder.Services.AddSingleton<IFatalErrorHandler, SiloFault>();
            IHost host = builder.Build();
            await host.StartAsync(cancellationToken);
            return new RunningSilo(host);
        }
        catch (ArgumentException e)
        {
            throw new CommandException(Reason(e), e) { ExitCode = ExitCode.Usage };
        }
        catch (Exception e) when (e is RedisException or OrleansException or IOException or System.Net.Sockets.SocketException)
        {
            throw new CommandException($"the silo cannot start: {Reason(e)}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await _host.StopAsync(patience.Token);
        _host.Dispose();
    }

    private static string Reason(Exception e) => Printable.FirstLine(e.Message).TrimEnd('.');
}

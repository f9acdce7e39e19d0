using StdpKernels.Cluster.Driving;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Sharding;
using StdpKernels.Tool.Simulation.Checkpoints;
using StdpKernels.Tool.Simulation.Experiments;
using StdpKernels.Tool.Simulation.Experiments.Balanced;
using StdpKernels.Tool.Simulation.Experiments.Balanced.Shards;

namespace StdpKernels.Tool.Clusters;

/// <summary>The balanced experiment in the silos of a cluster: this process drives it, from a silo without shards.</summary>
internal sealed class ClusterRun : IAsyncDisposable
{
    // For a window that is at work when the run is to end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly RunningSilo _silo;
    private readonly ClusterShardHost _host;
    private readonly CancellationTokenSource _impatience;

    private ClusterRun(RunningSilo silo, ClusterShardHost host, BalancedExperiment experiment, CancellationTokenSource impatience)
    {
        (_silo, _host, Experiment, _impatience) = (silo, host, experiment, impatience);
        Store = new ClusterStore(host, $"{BalancedModel.Name}: {experiment.Identity}");
    }

    public Experiment Experiment { get; }

    /// <summary>Checkpoints of the shards and of what is watched.</summary>
    public ICheckpointStore Store { get; }

    /// <summary>How often shards were lost and started again.</summary>
    public int Recoveries => _host.Recoveries.Sum();

    /// <param name="settings">What is run, in how many shards.</param>
    /// <param name="options">The silo of the driver.</param>
    /// <param name="startsOver">Whether a checkpoint is passed over.</param>
    /// <param name="waits">Is called when the silo of the driver runs, and others are waited for.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    /// <exception cref="CommandException">The silo cannot start, or there is a checkpoint of another run.</exception>
    public static async Task<ClusterRun> StartAsync(
        ExperimentSettings settings, StdpClusterOptions options, bool startsOver, Action waits, CancellationToken cancellationToken)
    {
        BalancedParameters parameters = BalancedExperiment.ParametersOf(settings);
        ShardCut cut = ShardedBalancedNetwork.CutOf(parameters, settings.Shards);
        RunningSilo silo = await RunningSilo.StartAsync(options, cancellationToken);
        try
        {
            waits();
            ClusterShardHost host = await ClusterShardHost.StartAsync(
                silo.Services,
                new()
                {
                    Run = FormattableString.Invariant($"{BalancedModel.Name}-{(settings.Quick ? "quick-" : "")}{settings.Seed}"),
                    Model = BalancedModel.Name,
                    Settings = BalancedModel.Encode(parameters, settings.Seed),
                    Cut = cut,
                    CheckpointWindows = 0,
                    StartsOver = startsOver,
                },
                cancellationToken);
            var impatience = new CancellationTokenSource();
            cancellationToken.Register(() => impatience.CancelAfter(Patience));
            var network = ShardedBalancedNetwork.On(new ShardGroup(cut, host), parameters, settings.Seed, [], impatience.Token);
            var experiment = new BalancedExperiment(
                settings.Seed, parameters, network, FormattableString.Invariant($"{settings.Shards} in a cluster"));
            return new ClusterRun(silo, host, experiment, impatience);
        }
        catch (Exception e)
        {
            await silo.DisposeAsync();
            if (e is InvalidDataException)
            {
                throw new CommandException($"{e.Message} Use --restart to start over", e);
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _silo.DisposeAsync();
        _impatience.Dispose();
    }
}

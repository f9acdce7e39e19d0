using System.Diagnostics;
using StdpKernels.Validation;

namespace StdpKernels.Sharding;

/// <summary>The shards of a layer or of a network, which move on together in windows of steps.</summary>
/// <remarks>
/// <para>
/// All shards get the presynaptic spikes of a window, and each those of its own postsynaptic neurons, or it has the neurons and answers with their spikes.
/// Nothing else goes from one to another. The bits are those of one layer, whatever the cut and the host.
/// </para>
/// <para>
/// In a closed loop the presynaptic spikes of a window are spikes of windows before: it can be as long as the shortest delay between a spike and its
/// arrival. One call at a time.
/// </para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public class ShardGroup
{
    /// <summary>Shards that a host runs.</summary>
    /// <param name="cut">Which postsynaptic neurons lie in which shard.</param>
    /// <param name="host">Where the shards run.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The host has other shards than the cut.</exception>
    public ShardGroup(ShardCut cut, IShardHost host)
    {
        ArgumentNullException.ThrowIfNull(cut);
        ArgumentNullException.ThrowIfNull(host);
        if (host.Shards != cut.Shards)
        {
            Require.Throw($"host must have {Plural.Of(cut.Shards, "shard")} like the cut, but it has {host.Shards}.", nameof(host));
        }

        for (int shard = 0; shard < cut.Shards; shard++)
        {
            if (host.OutputsOf(shard) != cut.SizeOf(shard))
            {
                Require.Throw(
                    $"host must have {Plural.Of(cut.SizeOf(shard), "neuron")} in shard {shard} like the cut, but it has {host.OutputsOf(shard)}.",
                    nameof(host));
            }
        }

        (Cut, Host) = (cut, host);
    }

    /// <summary>Which postsynaptic neurons lie in which shard.</summary>
    public ShardCut Cut { get; }

    /// <summary>Where the shards run.</summary>
    public IShardHost Host { get; }

    /// <summary>How many steps all shards have done.</summary>
    public long StepsDone => Host.StepsDone;

    /// <summary>A window of steps whose spikes the caller knows, on both sides.</summary>
    /// <param name="steps">The number of steps; none is legal and changes nothing.</param>
    /// <param name="pre">Presynaptic spikes of every step: <c>steps · B</c> samples.</param>
    /// <param name="post">Postsynaptic spikes of every step, numbered in the whole.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pre"/> or <paramref name="post"/> is null. Nothing has been changed.</exception>
    /// <exception cref="ArgumentException">
    /// Spikes are of another number of neurons or samples, or neurons live in the shards. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative. Nothing has been changed.</exception>
    public Task RunAsync(int steps, SpikeRaster pre, SpikeRaster post, CancellationToken cancellationToken = default)
    {
        Require.Size(steps);
        ShardContract.RequireRaster(pre, steps, Host.BatchSize, Host.Inputs, nameof(pre));
        ShardContract.RequireRaster(post, steps, Host.BatchSize, Cut.Neurons, nameof(post));
        ShardContract.RequireSides(Host.HasNeurons, post, nameof(post));
        return Host.RunAsync(
            steps, pre, [.. Enumerable.Range(0, Cut.Shards).Select(shard => post.Of(Cut[shard], Cut.SizeOf(shard)))], cancellationToken);
    }

    /// <summary>A window of steps in which the postsynaptic neurons live in the shards.</summary>
    /// <param name="steps">The number of steps; none is legal and changes nothing.</param>
    /// <param name="pre">Presynaptic spikes of every step: <c>steps · B</c> samples.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The postsynaptic spikes of every step, numbered in the whole.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pre"/> is null. Nothing has been changed.</exception>
    /// <exception cref="ArgumentException">Spikes are of another number of neurons or samples. Nothing has been changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">No neurons live in the shards. Nothing has been changed.</exception>
    public Task<SpikeRaster> RunAsync(int steps, SpikeRaster pre, CancellationToken cancellationToken = default)
    {
        Require.Size(steps);
        ShardContract.RequireRaster(pre, steps, Host.BatchSize, Host.Inputs, nameof(pre));
        if (!Host.HasNeurons)
        {
            throw new InvalidOperationException("No neurons live in the shards: the postsynaptic spikes must be given.");
        }

        return RunNeurons(steps, pre, cancellationToken);
    }

    /// <summary>How many neurons in how many shards, and what they have done.</summary>
    public override string ToString() => $"{Cut}, {Plural.Of(StepsDone, "step")} done";

    private async Task<SpikeRaster> RunNeurons(int steps, SpikeRaster pre, CancellationToken cancellationToken) =>
        SpikeRaster.Merge(await Host.RunAsync(steps, pre, [], cancellationToken).ConfigureAwait(false), Cut);
}

namespace StdpKernels.Tool.Simulation.Experiments.Balanced;

/// <summary>The balanced network as one network.</summary>
internal sealed class WholeBalancedNetwork : BalancedNetwork
{
    private readonly BalancedParts _parts;

    public WholeBalancedNetwork(BalancedParameters parameters, ulong seed)
        : this(parameters, new BalancedParts(parameters, seed))
    {
    }

    private WholeBalancedNetwork(BalancedParameters parameters, BalancedParts parts)
        : base(parameters, parts.Network, parts.Excitatory, parts.Inhibitory, parts.Plastic)
    {
        _parts = parts;
        _ = parts.Network.AddMonitor(Weights);
    }

    public override long Spikes => _parts.Excitatory.Spikes + _parts.Inhibitory.Spikes;
}

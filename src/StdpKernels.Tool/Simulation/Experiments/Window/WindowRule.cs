using System.Numerics;

namespace StdpKernels.Tool.Simulation.Experiments.Window;

/// <summary>The rule of the window experiment, except for how it depends on the weight: time constants, rates, and the parts that were asked for.</summary>
internal sealed class WindowRule
{
    private readonly RuleParts _parts;
    private readonly StdpParameters<double> _parameters;

    /// <param name="parts">What was asked for.</param>
    public WindowRule(RuleParts parts)
    {
        _parts = parts;
        _parameters = Create<double>(default);
    }

    /// <summary>The presynaptic trace of a single spike.</summary>
    public WindowTrace Pre => new(_parameters.DynamicsPre, _parameters.APre.Number, _parameters.TauPreInv.Number);

    /// <summary>The postsynaptic trace of a single spike.</summary>
    public WindowTrace Post => new(_parameters.DynamicsPost, _parameters.APost.Number, _parameters.TauPostInv.Number);

    /// <summary>What a pair potentiates by, where the trace is 1. Slow traces are before the spike: those of a first spike are zero.</summary>
    public double EtaPlus => _parameters.EtaPlus.Number * (_parameters.Triplet?.A2Plus.Number ?? 1);

    /// <summary>What a pair depresses by, likewise.</summary>
    public double EtaMinus => _parameters.EtaMinus.Number * (_parameters.Triplet?.A2Minus.Number ?? 1);

    /// <summary>Whether two spikes of one step potentiate.</summary>
    public bool CoincidencePotentiates => _parameters.CoincidencePlus == StdpCoincidence.Included;

    /// <summary>Whether two spikes of one step depress.</summary>
    public bool CoincidenceDepresses => _parameters.CoincidenceMinus == StdpCoincidence.Included;

    /// <summary>Which change comes first.</summary>
    public StdpOrder Order => _parameters.Order;

    /// <summary>What a trace must reach.</summary>
    public double TraceFloor => _parameters.TraceFloor;

    /// <summary>What was asked for, for people; empty where nothing was.</summary>
    public string Parts => string.Join(", ", (IEnumerable<string>)
        [
            .. _parts.TripletFit is { } fit ? [EnumNames.Of(fit)] : (string[])[],
            $"pre {EnumNames.Of(_parameters.DynamicsPre.Decay)}, {EnumNames.Of(_parameters.DynamicsPre.Spike)}",
            $"post {EnumNames.Of(_parameters.DynamicsPost.Decay)}, {EnumNames.Of(_parameters.DynamicsPost.Spike)}",
            $"coincidence {EnumNames.Of(_parameters.CoincidencePlus)}, {EnumNames.Of(_parameters.CoincidenceMinus)}",
            $"order {EnumNames.Of(_parameters.Order)}",
            $"bound on {EnumNames.Of(_parameters.BoundScope)}",
            FormattableString.Invariant($"floor {_parameters.TraceFloor}"),
        ]);

    /// <summary>The parameters for a layer.</summary>
    /// <param name="algorithm">How a change depends on the weight.</param>
    public StdpParameters<T> Create<T>(StdpAlgorithm algorithm)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StdpParameters<T> rule = _parts.TripletFit is null
            ? new()
            {
                TauPreInv = 1 / WindowProtocol.TauPre,
                TauPostInv = 1 / WindowProtocol.TauPost,
                EtaPlus = WindowProtocol.EtaPlus,
                EtaMinus = WindowProtocol.EtaMinus,
            }
            : _parts.Start<T>();
        rule = _parts.Apply(rule) with { Algorithm = algorithm, Mu = WindowProtocol.Mu, MuPlus = WindowProtocol.MuPlus, MuMinus = WindowProtocol.MuMinus };

        // A spike adds one to its trace, or sets it to one.
        return rule with { APre = Amplitude(rule.DynamicsPre, rule.TauPreInv.Number), APost = Amplitude(rule.DynamicsPost, rule.TauPostInv.Number) };
    }

    private static double Amplitude(StdpTraceDynamics dynamics, double tauInv) =>
        dynamics.Spike == StdpTraceSpike.Scaled ? 1 / tauInv / WindowProtocol.TimeStep : 1;
}

using System.CommandLine;

namespace StdpKernels.Tool.Commands;

/// <summary>The options for the parts that a rule is put together from: traces, coincidences, order, bounds, triplets.</summary>
/// <param name="prefix">What their help begins with, where they belong to a part of a command alone.</param>
internal sealed class RulePartOptions(string prefix = "")
{
    private const string OfTriplets = ", or that of --triplet-fit";

    private readonly Option<StdpTripletFit?> _tripletFit = NamedOption.Create<StdpTripletFit>(
        "--triplet-fit",
        "set of triplet parameters",
        $"{prefix}Triplets with the parameters of Pfister and Gerstner (2006): time constants, traces, amplitudes and rates of 1, "
        + "as far as no option says otherwise",
        "pairs");

    private readonly Option<StdpTraceDecay?> _decayPre = Decay("--decay-pre", $"{prefix}How the presynaptic trace decays in a step");
    private readonly Option<StdpTraceDecay?> _decayPost = Decay("--decay-post", $"{prefix}Likewise, the postsynaptic trace");
    private readonly Option<StdpTraceSpike?> _spikePre = Spike(
        "--spike-pre", $"{prefix}A presynaptic spike adds a · dt · tau_inv to its trace, adds a, or sets it to a");
    private readonly Option<StdpTraceSpike?> _spikePost = Spike("--spike-post", $"{prefix}Likewise, a postsynaptic spike");

    private readonly Option<StdpCoincidence?> _coincidencePlus = Coincidence(
        "--coincidence-plus", $"{prefix}The presynaptic spikes of the same step in the trace that potentiation reads");

    private readonly Option<StdpCoincidence?> _coincidenceMinus = Coincidence(
        "--coincidence-minus", $"{prefix}Likewise, the postsynaptic spikes in the trace that depression reads");

    private readonly Option<StdpOrder?> _order = NamedOption.Create<StdpOrder>(
        "--order", "order", $"{prefix}The two changes of a step, with a bound after each where they do not come together", EnumNames.Of(default(StdpOrder)));

    private readonly Option<StdpBoundScope?> _boundScope = NamedOption.Create<StdpBoundScope>(
        "--bound-scope",
        "scope of a bound",
        $"{prefix}Which weights the bound of a step acts on; those that it touches need an --order and one sample",
        EnumNames.Of(default(StdpBoundScope)));

    private readonly Option<double?> _traceFloor = new("--trace-floor")
    {
        HelpName = "NUMBER",
        Description = $"{prefix}A trace that is nearer to 0 becomes 0, so that long silence is not slow; no unit. [default: 0]",
        CustomParser = result => OptionParsers.NotNegative(result),
    };

    /// <summary>All of them, in the order of the help.</summary>
    public IReadOnlyList<Option> All =>
    [
        _decayPre, _decayPost, _spikePre, _spikePost, _traceFloor, _coincidencePlus, _coincidenceMinus, _order, _boundScope, _tripletFit,
    ];

    /// <summary>The parts that a command line asks for.</summary>
    public RuleParts Read(ParseResult parsed) => new()
    {
        TripletFit = parsed.GetValue(_tripletFit),
        DecayPre = parsed.GetValue(_decayPre),
        DecayPost = parsed.GetValue(_decayPost),
        SpikePre = parsed.GetValue(_spikePre),
        SpikePost = parsed.GetValue(_spikePost),
        CoincidencePlus = parsed.GetValue(_coincidencePlus),
        CoincidenceMinus = parsed.GetValue(_coincidenceMinus),
        Order = parsed.GetValue(_order),
        BoundScope = parsed.GetValue(_boundScope),
        TraceFloor = parsed.GetValue(_traceFloor),
    };

    private static Option<StdpTraceDecay?> Decay(string name, string description) => NamedOption.Create<StdpTraceDecay>(
        name, "decay", description, EnumNames.Of(default(StdpTraceDecay)) + OfTriplets);

    private static Option<StdpTraceSpike?> Spike(string name, string description) => NamedOption.Create<StdpTraceSpike>(
        name, "spike", description, EnumNames.Of(default(StdpTraceSpike)) + OfTriplets);

    private static Option<StdpCoincidence?> Coincidence(string name, string description) => NamedOption.Create<StdpCoincidence>(
        name, "coincidence", description, EnumNames.Of(default(StdpCoincidence)));
}

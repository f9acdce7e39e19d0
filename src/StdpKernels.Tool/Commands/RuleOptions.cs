using System.CommandLine;
using System.Numerics;

namespace StdpKernels.Tool.Commands;

/// <summary>The options that set the rule's parameters, under the parameters' names with dashes.</summary>
internal sealed class RuleOptions
{
    private static readonly StdpParameters<double> Defaults = new();

    private readonly Option<string> _algorithm = new("--algorithm")
    {
        HelpName = "NAME",
        Description = $"How a change depends on the weight: {string.Join(", ", AlgorithmNames.All)}.",
        CustomParser = OptionParsers.AlgorithmName,
        DefaultValueFactory = _ => AlgorithmNames.Default,
    };

    private readonly Option<bool> _noHardBound = new("--no-hardbound")
    {
        Description = "Let weights leave [w_min, w_max]. [default: they are kept within]",
    };

    private readonly Option<double> _aPre =
        Number("--a-pre", Defaults.APre, "A presynaptic spike adds a · dt · tau_inv to its trace, see --spike-pre; no unit.");
    private readonly Option<double> _aPost =
        Number("--a-post", Defaults.APost, "Likewise, a postsynaptic spike.");
    private readonly Option<double> _tauPreInv =
        Number("--tau-pre-inv", Defaults.TauPreInv, "Inverse time constant of the presynaptic trace in 1/s (20 ms are 50).");
    private readonly Option<double> _tauPostInv =
        Number("--tau-post-inv", Defaults.TauPostInv, "Likewise, of the postsynaptic trace, in 1/s.");
    private readonly Option<double> _targetPost = NumberOption.Create(
        "--target-post",
        Defaults.TargetPost,
        "What depression takes off the postsynaptic trace: 2 · ρ0 · tau with eta_minus = −eta_plus (Vogels and others 2011); no unit.");
    private readonly Option<double> _wMin =
        NumberOption.CreateBound("--w-min", Defaults.WMin.Number, "Lower bound, in the unit of the weights.");
    private readonly Option<double> _wMax =
        NumberOption.CreateBound("--w-max", Defaults.WMax.Number, "Upper bound, in the unit of the weights.");
    private readonly Option<double> _etaPlus = Number("--eta-plus", Defaults.EtaPlus, "Potentiation by a pair of spikes whose trace is 1, in the unit of the weights.");
    private readonly Option<double> _etaMinus = Number("--eta-minus", Defaults.EtaMinus, "Likewise, depression.");
    private readonly Option<double> _mu = Number("--mu", Defaults.Mu, "Exponent of multiplicative_pow, which alone reads it; no unit.");
    private readonly Option<double> _muPlus =
        Number("--mu-plus", Defaults.MuPlus, "Exponent of potentiation in asymmetric_pow, which alone reads it; no unit.");
    private readonly Option<double> _muMinus =
        Number("--mu-minus", Defaults.MuMinus, "Likewise, exponent of depression in asymmetric_pow.");

    private readonly RulePartOptions _parts = new();

    private readonly Option<double> _dt = new("--dt")
    {
        HelpName = "TIME",
        Description = "Time step in seconds, or with a unit, such as 0.1ms or 100us.",
        CustomParser = OptionParsers.Seconds,
        DefaultValueFactory = _ => 0.001,
    };

    public RuleOptions() => _algorithm.CompletionSources.Add([.. AlgorithmNames.All]);

    public void AddTo(Command command)
    {
        foreach (Option option in (ReadOnlySpan<Option>)
            [
                _algorithm, _aPre, _aPost, _tauPreInv, _tauPostInv, _targetPost, _wMin, _wMax, _etaPlus, _etaMinus,
                _mu, _muPlus, _muMinus, _noHardBound, .. _parts.All, _dt,
            ])
        {
            command.Add(option);
        }
    }

    /// <summary>The parameters that a command line asks for.</summary>
    public StdpParameters<T> GetParameters<T>(ParseResult parsed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RuleParts parts = _parts.Read(parsed);
        StdpParameters<T> start = parts.Start<T>();
        return parts.Apply(start with
        {
            // The parser has refused every name that is none.
            Algorithm = AlgorithmNames.Find(parsed.GetRequiredValue(_algorithm))!.Value,
            HardBound = !parsed.GetValue(_noHardBound),
            APre = Given(_aPre, start.APre),
            APost = Given(_aPost, start.APost),
            TauPreInv = Given(_tauPreInv, start.TauPreInv),
            TauPostInv = Given(_tauPostInv, start.TauPostInv),
            TargetPost = parsed.GetValue(_targetPost),
            WMin = Given(_wMin, start.WMin),
            WMax = Given(_wMax, start.WMax),
            EtaPlus = Given(_etaPlus, start.EtaPlus),
            EtaMinus = Given(_etaMinus, start.EtaMinus),
            Mu = Given(_mu, start.Mu),
            MuPlus = Given(_muPlus, start.MuPlus),
            MuMinus = Given(_muMinus, start.MuMinus),
        });

        // Where triplets bring parameters along, only what was given takes their place.
        StdpParameter<T> Given(Option<double> option, StdpParameter<T> otherwise) =>
            parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : otherwise;
    }

    /// <summary>Whether a command line asks for triplets.</summary>
    public bool HasTriplets(ParseResult parsed) => _parts.Read(parsed).TripletFit is not null;

    /// <summary>The time step in seconds.</summary>
    public double GetDt(ParseResult parsed) => parsed.GetValue(_dt);

    private static Option<double> Number(string name, StdpParameter<double> defaultValue, string description) =>
        NumberOption.Create(name, defaultValue.Number, description);
}

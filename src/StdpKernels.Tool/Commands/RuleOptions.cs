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
        Number("--a-pre", Defaults.APre, "A presynaptic spike adds a · dt · tau_inv to its trace; no unit.");
    private readonly Option<double> _aPost =
        Number("--a-post", Defaults.APost, "Likewise, a postsynaptic spike.");
    private readonly Option<double> _tauPreInv =
        Number("--tau-pre-inv", Defaults.TauPreInv, "Inverse time constant of the presynaptic trace in 1/s (20 ms are 50).");
    private readonly Option<double> _tauPostInv =
        Number("--tau-post-inv", Defaults.TauPostInv, "Likewise, of the postsynaptic trace, in 1/s.");
    private readonly Option<double> _wMin = Bound("--w-min", Defaults.WMin, "Lower bound, in the unit of the weights.");
    private readonly Option<double> _wMax = Bound("--w-max", Defaults.WMax, "Upper bound, in the unit of the weights.");
    private readonly Option<double> _etaPlus = Number("--eta-plus", Defaults.EtaPlus, "Potentiation by a pair of spikes whose trace is 1, in the unit of the weights.");
    private readonly Option<double> _etaMinus = Number("--eta-minus", Defaults.EtaMinus, "Likewise, depression.");
    private readonly Option<double> _mu = Number("--mu", Defaults.Mu, "Exponent of multiplicative_pow, which alone reads it; no unit.");
    private readonly Option<double> _muPlus =
        Number("--mu-plus", Defaults.MuPlus, "Exponent of potentiation in asymmetric_pow, which alone reads it; no unit.");
    private readonly Option<double> _muMinus =
        Number("--mu-minus", Defaults.MuMinus, "Likewise, exponent of depression in asymmetric_pow.");

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
                _algorithm, _aPre, _aPost, _tauPreInv, _tauPostInv, _wMin, _wMax, _etaPlus, _etaMinus,
                _mu, _muPlus, _muMinus, _noHardBound, _dt,
            ])
        {
            command.Add(option);
        }
    }

    /// <summary>The parameters that a command line asks for.</summary>
    public StdpParameters<T> GetParameters<T>(ParseResult parsed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return new StdpParameters<T>
        {
            // The parser has refused every name that is none.
            Algorithm = AlgorithmNames.Find(parsed.GetRequiredValue(_algorithm))!.Value,
            HardBound = !parsed.GetValue(_noHardBound),
            APre = parsed.GetValue(_aPre),
            APost = parsed.GetValue(_aPost),
            TauPreInv = parsed.GetValue(_tauPreInv),
            TauPostInv = parsed.GetValue(_tauPostInv),
            WMin = parsed.GetValue(_wMin),
            WMax = parsed.GetValue(_wMax),
            EtaPlus = parsed.GetValue(_etaPlus),
            EtaMinus = parsed.GetValue(_etaMinus),
            Mu = parsed.GetValue(_mu),
            MuPlus = parsed.GetValue(_muPlus),
            MuMinus = parsed.GetValue(_muMinus),
        };
    }

    /// <summary>The time step in seconds.</summary>
    public double GetDt(ParseResult parsed) => parsed.GetValue(_dt);

    private static Option<double> Number(string name, StdpParameter<double> defaultValue, string description) => new(name)
    {
        HelpName = "NUMBER",
        Description = description,
        CustomParser = OptionParsers.Finite,
        DefaultValueFactory = _ => defaultValue.Number,
    };

    private static Option<double> Bound(string name, StdpParameter<double> defaultValue, string description)
    {
        Option<double> option = Number(name, defaultValue, description + " May be inf or -inf.");
        option.CustomParser = OptionParsers.NumberOrInfinity;
        return option;
    }
}

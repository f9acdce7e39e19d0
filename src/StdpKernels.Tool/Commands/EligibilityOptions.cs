using System.CommandLine;
using System.CommandLine.Parsing;
using StdpKernels.Tool.Recordings;

namespace StdpKernels.Tool.Commands;

/// <summary>The options of recordings with rewards: spikes change an eligibility, and a reward turns that into weights.</summary>
internal sealed class EligibilityOptions
{
    private readonly Option<double?> _tauInv = new("--eligibility-tau-inv")
    {
        HelpName = "NUMBER",
        Description = "Recordings with rewards: inverse time constant of the eligibility in 1/s (500 ms are 2); with 0 it does not decay, with inf "
            + "it holds the changes of one step.",
        CustomParser = result => OptionParsers.NumberOrInfinity(result),
    };

    private readonly Option<StdpTraceDecay?> _decay = NamedOption.Create<StdpTraceDecay>(
        "--eligibility-decay", "decay", "Likewise, how the eligibility decays in a step", EnumNames.Of(StdpTraceDecay.Exponential));

    private readonly Option<bool> _rewardFirst = new("--reward-first")
    {
        Description = "Likewise, the reward of a step comes before its spikes. [default: after them]",
    };

    public void AddTo(Command command)
    {
        command.Add(_tauInv);
        command.Add(_decay);
        command.Add(_rewardFirst);
        command.Validators.Add(RequireTimeConstant);
    }

    /// <summary>What a command line asks for, null where it asks for no eligibility.</summary>
    public EligibilitySettings? Read(ParseResult parsed) => parsed.GetValue(_tauInv) is { } tauInv
        ? new EligibilitySettings(tauInv, parsed.GetValue(_decay) ?? StdpTraceDecay.Exponential, parsed.GetValue(_rewardFirst))
        : null;

    private void RequireTimeConstant(CommandResult result)
    {
        Option? given = ((Option[])[_decay, _rewardFirst]).FirstOrDefault(option => result.GetResult(option) is { Implicit: false });
        if (given is not null && result.GetResult(_tauInv) is null)
        {
            result.AddError($"{given.Name} belongs to an eligibility, which {_tauInv.Name} asks for");
        }
    }
}

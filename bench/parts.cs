// What the parts of a rule cost: a step with each of them, against the same step with the defaults, in turns in one process, on one thread.
//
//   dotnet run -c Release --file bench/parts.cs -- [INPUTS OUTPUTS SPIKES_PERCENT [SECONDS]]
//
// Measures for SECONDS, by default 20, once each part has run for a second. Prints microseconds a step (medians of batches of about 2 ms)
// and the ratio to the default step.
#:project ../src/StdpKernels.Reporting
#:property IsPackable=false
#:property PublishAot=false
#:property TieredPGO=true
using System.Globalization;
using StdpKernels;
using StdpKernels.Reporting.Measuring;

double[] numbers = args.Length == 0
    ? [784, 100, 2]
    : Array.ConvertAll(args, text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN);
if (numbers is not ([>= 1, >= 1, >= 0 and <= 100] or [>= 1, >= 1, >= 0 and <= 100, > 0]))
{
    Console.Error.WriteLine("usage: parts.cs [INPUTS OUTPUTS SPIKES_PERCENT [SECONDS]]");
    return 2;
}

(int inputs, int outputs, double percent) = ((int)numbers[0], (int)numbers[1], numbers[2]);
double seconds = numbers.Length > 3 ? numbers[3] : 20;

const double Dt = 1e-3;
const int Steps = 64;
var random = new Random(1);
(int[] Pre, int[] Post)[] spikes = [.. Enumerable.Range(0, Steps).Select(_ => (Draw(inputs), Draw(outputs)))];
var exact = new StdpTraceDynamics { Decay = StdpTraceDecay.Exponential };
StdpParameters<float> rule = StdpParameters.FromTimeConstants<float>(20e-3, 20e-3, Dt) with { EtaPlus = 1e-3, EtaMinus = 1.05e-3 };
StdpParameters<float> triplet = StdpParameters.FromTripletFit<float>(StdpTripletFit.VisualCortexAllToAll) with { WMin = 0, WMax = 1 };

Contender[] contenders =
[
    Of("default", rule),
    Of("exponential decay", rule with { DynamicsPre = exact, DynamicsPost = exact }),
    Of("spikes jump", WithSpike(StdpTraceSpike.Jump)),
    Of("spikes saturate", WithSpike(StdpTraceSpike.Saturate)),
    Of("depression before the spikes (Brian2's default)", rule with { CoincidenceMinus = StdpCoincidence.Excluded }),
    Of("both before the spikes (NEST)", rule with { CoincidencePlus = StdpCoincidence.Excluded, CoincidenceMinus = StdpCoincidence.Excluded }),
    Of("depression first", rule with { Order = StdpOrder.DepressionFirst }),
    Of("triplets, visual cortex", triplet),
    Gated("a gate of one half", rule),
    Rewarded("eligibility, no reward", rule, 0),
    Rewarded("eligibility, a reward in each step", rule, 0.1f),
    Of("the default again", rule),
];

var alternation = new Alternation(TimeSpan.FromSeconds(seconds), MinBatches: 5)
{
    MaxBatches = int.MaxValue, WarmUp = TimeSpan.FromSeconds(1),
};
IReadOnlyList<Measurement> times = alternation.Measure(contenders);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{inputs} -> {outputs}, {percent} % of both sides, lists, float"));
foreach (Measurement time in times)
{
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{time.Name,-48}{time.Median / Steps,10:0.000} us{time.Median / times[0].Median,8:0.00} x"));
}

return 0;

int[] Draw(int neurons) => [.. Enumerable.Range(0, neurons).Where(_ => random.NextDouble() < percent / 100)];

StdpParameters<float> WithSpike(StdpTraceSpike spike) => rule with
{
    DynamicsPre = new StdpTraceDynamics { Spike = spike }, DynamicsPost = new StdpTraceDynamics { Spike = spike }, APre = 1, APost = 1,
};

StdpLinearLayer<float> Layer(StdpParameters<float> parameters)
{
    var layer = new StdpLinearLayer<float>(1, inputs, outputs, parameters, Dt);
    layer.EditWeights().Span.Fill(0.5f);
    return layer;
}

Contender Of(string name, StdpParameters<float> parameters)
{
    StdpLinearLayer<float> layer = Layer(parameters);
    layer.WarmUp();
    return new AllSteps(name, Steps, i => layer.Step(new SpikeEvents(spikes[i].Pre), new SpikeEvents(spikes[i].Post)));
}

Contender Gated(string name, StdpParameters<float> parameters)
{
    StdpLinearLayer<float> layer = Layer(parameters);
    layer.WarmUp();
    return new AllSteps(name, Steps, i => layer.Step(new SpikeEvents(spikes[i].Pre), new SpikeEvents(spikes[i].Post), 0.5f));
}

Contender Rewarded(string name, StdpParameters<float> parameters, float reward)
{
    StdpLinearLayer<float> layer = Layer(parameters);
    StdpEligibility<float> eligibility = layer.AddEligibility(tauInv: 5);
    layer.WarmUp();
    return new AllSteps(name, Steps, i =>
    {
        eligibility.Step(new SpikeEvents(spikes[i].Pre), new SpikeEvents(spikes[i].Post));
        if (reward != 0)
        {
            eligibility.Reward(reward);
        }
    });
}

/// <summary>A part of a rule. All steps are one, so that no batch has more of some than of others.</summary>
internal sealed class AllSteps(string name, int steps, Action<int> step) : Contender(name, patternCount: 1)
{
    public override double[] CopyWeights() => [];

    // Spikes are frequent enough to keep traces from decaying to numbers that slow arithmetic down.
    protected override void RestoreTraces()
    {
    }

    protected override void Step(int pattern)
    {
        for (int i = 0; i < steps; i++)
        {
            step(i);
        }
    }
}

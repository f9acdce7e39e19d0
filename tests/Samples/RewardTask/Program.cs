// A task with a reward that comes late: two cues, two actions, and a reward 100 ms after the right one.
//
// Spikes do not change the weights themselves: they leave an eligibility, which fades within 200 ms. A reward turns what is left of it into weights, and
// where an expected one does not come, weights of what was done fall.
using StdpKernels;

const double Dt = 0.001;
const int Cue = 20, Actions = 2; // neurons that a cue excites; one neuron an action
var rule = StdpParameters.FromTimeConstants<float>(tauPre: 20e-3, tauPost: 20e-3, Dt, exact: true) with { EtaPlus = 0.04, EtaMinus = 0 };
var layer = new StdpLinearLayer<float>(batchSize: 1, inputs: 2 * Cue, Actions, rule, Dt);
layer.EditWeights().Span.Fill(0.5f);
StdpEligibility<float> eligibility = layer.AddEligibility(tauInv: 1 / 200e-3);
layer.WarmUp();

var random = new Random(1);
var currents = new float[Actions];
var potentials = new float[Actions];
var cueNeurons = new int[Cue];
var right = new List<bool>();
double expected = 0.5;
for (int trial = 0; trial < 400; trial++)
{
    layer.State.Reset();
    potentials.AsSpan().Clear();
    int cue = random.Next(2), action = -1;
    for (int ms = 0; ms < 200; ms++)
    {
        // The cue is shown for 50 ms: each of its neurons fires at 100 Hz.
        int count = 0;
        for (int i = 0; i < Cue && ms < 50; i++)
        {
            if (random.NextDouble() < 0.1)
            {
                cueNeurons[count++] = (cue * Cue) + i;
            }
        }

        var fired = new SpikeEvents(cueNeurons.AsSpan(0, count));
        currents.AsSpan().Clear();
        layer.Propagate(fired, currents);

        // The first neuron over its threshold decides; noise lets the other one try.
        int decision = -1;
        for (int a = 0; a < Actions && action < 0; a++)
        {
            potentials[a] = (0.95f * potentials[a]) + currents[a] + (0.6f * (random.NextSingle() - 0.5f));
            decision = potentials[a] > 5 && (decision < 0 || potentials[a] > potentials[decision]) ? a : decision;
        }

        action = decision >= 0 ? decision : action;
        eligibility.Step(fired, new SpikeEvents(decision >= 0 ? [decision] : []));

        // 150 ms into the trial comes the reward for the right action: better or worse than expected. With more cues, keep an expectation for each.
        if (ms == 150 && action >= 0)
        {
            double reward = action == cue ? 1 : 0;
            eligibility.Reward((float)(reward - expected));
            expected += 0.05 * (reward - expected);
        }
    }

    right.Add(action == cue);
}

Console.WriteLine($"right: {right.Take(20).Count(r => r)} of the first 20 trials, {right.TakeLast(20).Count(r => r)} of the last 20"); // right: 14 of the first 20 trials, 20 of the last 20

// A robot that learns to turn before it bumps: one pass of the loop a millisecond, by the clock.
//
// It sees an obstacle on its left or right, and 15 ms later, unless it has turned, bumps into it. To turn away at a bump is a reflex, two weights that are
// one from the start; to turn at the sight is learnt, since the sight comes before the turn.
using System.Diagnostics;
using StdpKernels;

const double Dt = 0.001;
const int SeesLeft = 0, BumpsLeft = 2, Inputs = 4; // and SeesRight = 1, BumpsRight = 3
const int Turns = 2;                               // neuron 0 turns to the right, away from the left; neuron 1 to the left
const int Obstacles = 40, Period = 50;

var rule = StdpParameters.FromTimeConstants<float>(tauPre: 20e-3, tauPost: 20e-3, Dt) with { EtaPlus = 0.1, EtaMinus = 0.02 };
var layer = new StdpLinearLayer<float>(batchSize: 1, Inputs, Turns, rule.Validated(Dt), Dt);
TensorView<float> weights = layer.EditWeights();
weights[0, BumpsLeft] = weights[1, BumpsLeft + 1] = 1;
layer.WarmUp(); // after the weights are set, before the first deadline

int[] inputs = new int[1], turned = new int[1];
float[] drive = new float[Turns];
int[] bumps = new int[2]; // among the first and the last half of the obstacles
int late = 0;
long allocated = GC.GetAllocatedBytesForCurrentThread();
long tick = (long)(Dt * Stopwatch.Frequency), due = Stopwatch.GetTimestamp();
bool isAway = false;
for (int ms = 0; ms < Obstacles * Period; ms++)
{
    due += tick;

    // The world: obstacles come left, right, right, left, and again.
    int obstacle = ms / Period, side = obstacle % 4 is 0 or 3 ? 0 : 1, phase = ms % Period;
    isAway &= phase != 0;
    int sensed = 0;
    if (phase == 10)
    {
        inputs[sensed++] = SeesLeft + side;
    }
    else if (phase == 25 && !isAway)
    {
        inputs[sensed++] = BumpsLeft + side;
        bumps[obstacle * 2 / Obstacles]++;
    }

    // What the sensors carry through the weights, who fires of it, and what is learnt from that.
    var senses = new SpikeEvents(inputs.AsSpan(0, sensed));
    drive.AsSpan().Clear();
    layer.Propagate(senses, drive);
    int firing = 0;
    int strongest = drive[0] >= drive[1] ? 0 : 1;
    if (drive[strongest] > 0.5f)
    {
        turned[firing++] = strongest;
        isAway |= strongest == side;
    }

    layer.Step(senses, new SpikeEvents(turned.AsSpan(0, firing)));

    // To the microsecond, which a sleep is not. Who is late goes on from there.
    if (Stopwatch.GetTimestamp() > due)
    {
        late++;
        due = Stopwatch.GetTimestamp();
    }

    while (Stopwatch.GetTimestamp() < due)
    {
        Thread.SpinWait(10);
    }
}

allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
Console.Error.WriteLine($"{late} of {Obstacles * Period:N0} passes took more than 1 ms");
Console.WriteLine($"bumps: {bumps[0]} of the first 20 obstacles, {bumps[1]} of the last; {allocated} bytes"); // bumps: 20 of the first 20 obstacles, 2 of the last; 0 bytes

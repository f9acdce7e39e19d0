// Events of a camera into a convolution that learns what moves.
//
// An event camera reports pixels that became brighter or darker, each with its time in microseconds. Events of a millisecond are a step: a list of
// indices over two channels, brighter and darker. Bars cross the image, upright or lying. Of two filters, the one whose neuron is driven most fires; it is then
// tired for a while, so that the other one gets its turn. Each filter comes to know one of the two.
using StdpKernels;

const double Dt = 0.001;
const int Size = 16, Pixels = Size * Size, Filters = 2, Kernel = 3, Positions = Size - Kernel + 1;

var rule = StdpParameters.FromTimeConstants<float>(tauPre: 5e-3, tauPost: 5e-3, Dt) with
{
    Algorithm = StdpAlgorithm.MultiplicativeRelu,
    EtaPlus = 0.05,
    EtaMinus = 0.04,
};
var layer = new StdpConv2dLayer<float>(batchSize: 1, channels: 2, image: (Size, Size), Filters, kernel: (Kernel, Kernel), rule);
var random = new Random(1);
foreach (ref float weight in layer.EditWeights().Span)
{
    weight = 0.4f + (0.2f * random.NextSingle());
}

layer.NormaliseWeights(6);
layer.WarmUp();

var currents = new float[Filters * Positions * Positions];
var tired = new float[Filters];
var wins = new int[2, Filters]; // of upright and lying bars
int[] indices = new int[2 * Pixels];
for (int sweep = 0; sweep < 400; sweep++)
{
    bool isLying = random.Next(2) == 1;
    foreach (ArraySegment<CameraEvent> millisecond in Sweep(isLying))
    {
        // Indices ascend; events of one pixel in one step are one.
        int count = 0;
        foreach (CameraEvent e in millisecond)
        {
            indices[count++] = ((e.IsBrighter ? 0 : 1) * Pixels) + (e.Y * Size) + e.X;
        }

        Span<int> fired = indices.AsSpan(0, count);
        fired.Sort();
        var zPre = new SpikeEvents(fired);
        currents.AsSpan().Clear();
        layer.Propagate(zPre, currents);

        int winner = 0;
        float Drive(int neuron) => currents[neuron] - tired[neuron / (Positions * Positions)];
        for (int neuron = 1; neuron < currents.Length; neuron++)
        {
            winner = Drive(neuron) > Drive(winner) ? neuron : winner;
        }

        bool fires = Drive(winner) > 1.5f;
        layer.Step(zPre, new SpikeEvents(fires ? [winner] : []));
        (tired[0], tired[1]) = (0.98f * tired[0], 0.98f * tired[1]);
        if (fires)
        {
            int filter = winner / (Positions * Positions);
            tired[filter] += 0.02f;
            layer.NormaliseWeights(6);
            wins[isLying ? 1 : 0, filter] += sweep >= 300 ? 1 : 0;
        }
    }
}

int first = wins[0, 0] > wins[0, 1] ? 0 : 1;
Console.WriteLine($"upright bars: {100 * wins[0, first] / (wins[0, 0] + wins[0, 1])} % by one filter"); // upright bars: 93 % by one filter
Console.WriteLine($"lying bars: {100 * wins[1, 1 - first] / (wins[1, 0] + wins[1, 1])} % by the other"); // lying bars: 93 % by the other

// What a camera would deliver, a millisecond at a time: a bar moves by a pixel every two milliseconds; its new pixels become brighter, those it left darker.
static IEnumerable<ArraySegment<CameraEvent>> Sweep(bool isLying)
{
    var events = new List<CameraEvent>();
    for (int place = 0; place < Size; place++)
    {
        events.Clear();
        for (int along = 0; along < Size; along++)
        {
            int microseconds = (place * 2000) + (along * 10);
            events.Add(isLying ? new(along, place, true, microseconds) : new(place, along, true, microseconds));
            if (place > 0)
            {
                events.Add(isLying ? new(along, place - 1, false, microseconds) : new(place - 1, along, false, microseconds));
            }
        }

        yield return events.ToArray();
        yield return ArraySegment<CameraEvent>.Empty;
    }
}

// A pixel that became brighter or darker.
internal readonly record struct CameraEvent(int X, int Y, bool IsBrighter, int Microseconds);

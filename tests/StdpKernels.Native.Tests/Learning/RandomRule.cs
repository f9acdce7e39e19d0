using System.Numerics;
using StdpKernels.DigestWorkload;

namespace StdpKernels.Native.Tests.Learning;

/// <summary>Parameters with any of the parts that rules have.</summary>
internal static class RandomRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <param name="random">Chooses.</param>
    /// <param name="shape">The sizes of the layer.</param>
    /// <param name="layout">How the weights of a linear layer lie.</param>
    /// <param name="postTrace">What a parameter of each postsynaptic neuron or channel is shaped like.</param>
    /// <param name="numbersOnly">Whether no parameter is a tensor.</param>
    public static StdpParameters<T> Draw(Random random, WorkloadShape shape, StdpWeightLayout layout, int[] postTrace, bool numbersOnly)
    {
        // Few convolutions and batches ask for what they refuse.
        bool touched = random.Next(shape.Batch == 1 && !shape.IsConvolution ? 2 : 20) == 0;
        StdpParameter<T> Maybe(double from, double to) => numbersOnly || random.Next(3) > 0
            ? new StdpParameter<T>(from + ((to - from) * random.NextDouble()))
            : new StdpParameter<T>(
                [.. Enumerable.Range(0, shape.Outputs).Select(_ => T.CreateChecked(from + ((to - from) * random.NextDouble())))], postTrace);
        StdpParameter<T> Bound(double from, double to)
        {
            int rows = layout == StdpWeightLayout.PostsynapticRows ? shape.Outputs : shape.Channels;
            return numbersOnly || shape.IsConvolution || random.Next(4) > 0
                ? new StdpParameter<T>(from + ((to - from) * random.NextDouble()))
                : new StdpParameter<T>(
                    [.. Enumerable.Range(0, rows).Select(_ => T.CreateChecked(from + ((to - from) * random.NextDouble())))], rows, 1);
        }

        return new StdpParameters<T>
        {
            Algorithm = (StdpAlgorithm)random.Next(5),
            HardBound = random.Next(5) > 0,
            DynamicsPre = Dynamics(random),
            DynamicsPost = Dynamics(random),
            CoincidencePlus = (StdpCoincidence)random.Next(2),
            CoincidenceMinus = (StdpCoincidence)random.Next(2),
            Order = (StdpOrder)random.Next(3),
            BoundScope = touched ? StdpBoundScope.TouchedWeights : StdpBoundScope.AllWeights,
            TargetPost = random.Next(3) == 0 ? random.NextDouble() : 0,
            Triplet = random.Next(2) == 0
                ? null
                : new()
                {
                    A2Plus = Maybe(0, 2),
                    A3Plus = Maybe(0, 2),
                    A2Minus = random.NextDouble(),
                    A3Minus = random.NextDouble(),
                    TauPreSlowInv = 5 + (20 * random.NextDouble()),
                    TauPostSlowInv = Maybe(5, 25),
                },
            EtaPlus = 0.1 * random.NextDouble(),
            EtaMinus = 0.2 * (random.NextDouble() - 0.25),
            WMin = Bound(-0.2, 0.1),
            WMax = Bound(0.9, 1.2),
            TauPreInv = 10 + (40 * random.NextDouble()),
            TauPostInv = Maybe(10, 50),
            APost = Maybe(0.5, 2),
            Mu = random.Next(3) * 0.5,
            MuPlus = random.Next(3) * 0.5,
            MuMinus = random.NextDouble(),
            TraceFloor = random.Next(3) == 0 ? 0.01 : 0,
        };
    }

    private static StdpTraceDynamics Dynamics(Random random) =>
        new() { Decay = (StdpTraceDecay)random.Next(2), Spike = (StdpTraceSpike)random.Next(3) };
}

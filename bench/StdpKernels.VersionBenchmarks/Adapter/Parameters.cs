using System.Numerics;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionAdapter;

/// <summary>The parameters of a request.</summary>
internal static class Parameters
{
    private const double Rate = 1e-3;
    private const double Amplitude = 1;

    public static StdpParameters<T> Create<T>(StepRequest<T> request)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StepRule rule = request.Rule;
        var parameters = new StdpParameters<T> { Algorithm = Enum.Parse<StdpAlgorithm>(rule.Algorithm), Mu = rule.Mu };
        if (!rule.HasTensors)
        {
            return parameters;
        }

        // One number a weight, one a postsynaptic neuron or channel, and one for each place on the presynaptic side.
        int[] w = request.WeightShape;
        int[] outputs = [w[0], .. Enumerable.Repeat(1, w.Length - 1)];
        return parameters with
        {
            EtaPlus = Around<T>(Rate, w),
            EtaMinus = Around<T>(Rate, outputs),
            APre = Around<T>(Amplitude, request.PreShape[1..]),
        };
    }

    private static StdpParameter<T> Around<T>(double number, int[] shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Eleven numbers, over and over: no layer has rows of a multiple of eleven, so that each row of w gets others.
        int length = shape.Aggregate(1, (product, dimension) => product * dimension);
        T[] values = [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating(number * (0.75 + (0.05 * (i % 11)))))];
        return new StdpParameter<T>(values, shape);
    }
}

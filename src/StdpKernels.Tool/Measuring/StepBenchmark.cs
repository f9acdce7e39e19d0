using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Reporting.Measuring;
using StdpKernels.Validation;

namespace StdpKernels.Tool.Measuring;

/// <summary>What a step costs on this machine, and what the machine could do: both measured in one run.</summary>
/// <param name="Shape">The sizes of the layer.</param>
/// <param name="Percent">How many of 100 neurons fire, on both sides.</param>
/// <param name="Threads">How many threads may share a step.</param>
/// <param name="Roofline">The limits of one core.</param>
/// <param name="LeastMicroseconds">The shortest time that one core could need if everything fired.</param>
/// <param name="IsEventDriven">Whether the library takes an event-driven kernel for so many spikes.</param>
/// <param name="Steps">The times of steps.</param>
internal sealed record StepBenchmark(
    LayerShape Shape,
    double Percent,
    int Threads,
    Roofline Roofline,
    double LeastMicroseconds,
    bool IsEventDriven,
    IReadOnlyList<Measurement> Steps)
{
    // As many as give a median and deciles of a slow step.
    private const int MinBatches = 11;

    /// <summary>Measures.</summary>
    /// <exception cref="ToolException">The library refuses the sizes.</exception>
    public static StepBenchmark Run<T>(
        LayerShape shape,
        StdpParameters<T> parameters,
        double dt,
        double percent,
        int threads,
        TimeSpan time,
        CancellationToken cancellationToken)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        try
        {
            var sparse = new StepContender<T>("dense activity", shape, parameters, dt, percent, fromEvents: false, threads);
            StepContender<T>[] steps =
            [
                sparse,
                new("event lists", shape, parameters, dt, percent, fromEvents: true, threads),
                new("everything fires", shape, parameters, dt, percent: 100, fromEvents: false, threads),
            ];
            var alternation = new Alternation(time / 2, MinBatches) { CancellationToken = cancellationToken };
            Roofline roofline = Roofline.Measure(alternation);
            (double spikesPre, double spikesPost) = sparse.Spikes;
            return new StepBenchmark(
                shape,
                percent,
                threads,
                roofline,
                roofline.LeastTime(shape, Unsafe.SizeOf<T>()),
                shape.PrefersEvents<T>((int)Math.Round(spikesPre), (int)Math.Round(spikesPost)),
                alternation.Measure(steps));
        }
        catch (ArgumentException e)
        {
            throw new ToolException(RefusalText.Of(e), e);
        }
        catch (OverflowException e)
        {
            throw new ToolException($"{shape} is larger than an array can be", e);
        }
    }
}

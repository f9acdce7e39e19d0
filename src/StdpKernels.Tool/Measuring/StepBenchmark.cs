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

    // Several, so that no branch predictor learns a step by heart.
    private const int Patterns = 4;

    /// <summary>Measures.</summary>
    /// <exception cref="CommandException">The library refuses the sizes.</exception>
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
            // The layers first: the library says of sizes why it refuses them.
            StdpLayer<T>[] layers = [Create(), Create(), Create()];
            var data = new LayerData<T>(shape, percent, Patterns, Activity.Spikes<T>);
            var full = new LayerData<T>(shape, percent: 100, Patterns, Activity.Spikes<T>);
            Contender[] steps =
            [
                new PreparedContender<T>("dense activity", data, layers[0]),
                new EventsContender<T>("event lists", data, layers[1]),
                new PreparedContender<T>("everything fires", full, layers[2]),
            ];
            var alternation = new Alternation(time / 2, MinBatches) { CancellationToken = cancellationToken };
            Roofline roofline = Roofline.Measure(alternation);
            (double spikesPre, double spikesPost) = data.Spikes;
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
            throw new CommandException(RefusalText.Of(e), e);
        }
        catch (OverflowException e)
        {
            throw new CommandException($"{shape} is larger than an array can be", e);
        }

        StdpLayer<T> Create() => shape.CreateLayer(parameters, dt, threads);
    }
}

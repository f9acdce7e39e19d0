using System.Diagnostics;

namespace StdpKernels.Tool.Simulation.Competition;

/// <summary>
/// Synapses compete for the control of one neuron (Song, Miller and Abbott 2000): under the additive rule most end near one of
/// the bounds, although all inputs are alike.
/// </summary>
internal static class CompetitionExperiment
{
    /// <summary>At how many moments after the start the weights are looked at.</summary>
    private const int Samples = 250;

    /// <summary>Few enough that a report, or the end on demand, never takes long, and enough that asking costs nothing.</summary>
    private const int StepsPerReport = 1000;

    /// <summary>Runs the experiment.</summary>
    /// <param name="parameters">The constants.</param>
    /// <param name="report">Is told how far it has come, many times a second.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    /// <exception cref="OperationCanceledException">The run was ended early.</exception>
    public static CompetitionResult Run(
        CompetitionParameters parameters, Action<SimulationProgress> report, CancellationToken cancellationToken)
    {
        long steps = parameters.Steps;
        int samples = (int)Math.Min(Samples, steps);
        var network = new CompetitionNetwork(parameters);
        var history = new WeightHistory(samples + 1, steps * parameters.TimeStep / samples);
        history.Record(0, network.Weights);
        long[] outputSpikes = new long[samples + 1];

        long spikes = 0;
        long step = 0;
        var clock = Stopwatch.StartNew();
        for (int sample = 1; sample <= samples; sample++)
        {
            long sampleStep = (long)((Int128)steps * sample / samples);
            while (step < sampleStep)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (long end = Math.Min(sampleStep, step + StepsPerReport); step < end; step++)
                {
                    spikes += network.Step() ? 1 : 0;
                }

                report(new SimulationProgress(step, steps, parameters.TimeStep, spikes, clock.Elapsed));
            }

            history.Record(sample, network.Weights);
            outputSpikes[sample] = spikes;
        }

        return new CompetitionResult(parameters, network.Weights, history, outputSpikes, clock.Elapsed);
    }
}

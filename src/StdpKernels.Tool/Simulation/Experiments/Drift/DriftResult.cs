namespace StdpKernels.Tool.Simulation.Experiments.Drift;

/// <summary>The measured drift of one condition.</summary>
internal sealed class DriftResult
{
    public DriftResult(DriftCondition condition, IReadOnlyList<double> meanWeights, int stepsPerBlock)
    {
        Condition = condition;
        Changes = [.. meanWeights.Skip(1).Select((weight, block) => (weight - meanWeights[block]) / stepsPerBlock)];
        Drift = Statistics.Mean(Changes);
        StandardError = Statistics.StandardError(Changes);
    }

    public DriftCondition Condition { get; }

    /// <summary>The mean change of a weight in a step, block by block.</summary>
    public double[] Changes { get; }

    /// <summary>The mean change of a weight in a step.</summary>
    public double Drift { get; }

    public double StandardError { get; }
}

namespace StdpKernels.Tool.Simulation.Experiments.FixedPoint;

/// <summary>The mean weight that a rule has led to.</summary>
internal sealed class FixedPointResult
{
    public FixedPointResult(FixedPointTrial trial)
    {
        (Algorithm, Mu, Alpha, Expected) = (trial.Algorithm, trial.Mu, trial.Alpha, trial.Expected);
        double[] means = trial.MeanWeights;
        Mean = Statistics.Mean(means);
        StandardError = Statistics.StandardErrorOfTable(means, FixedPointTrial.Neurons);
    }

    public StdpAlgorithm Algorithm { get; }

    public double Mu { get; }

    public double Alpha { get; }

    public double Expected { get; }

    public double Mean { get; }

    public double StandardError { get; }
}

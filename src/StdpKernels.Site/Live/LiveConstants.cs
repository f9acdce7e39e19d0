namespace StdpKernels.Live;

/// <summary>What the sliders of the live page set.</summary>
/// <param name="Rate">The rate of each input in Hz.</param>
/// <param name="TimeConstant">The time constant of the traces in seconds.</param>
/// <param name="DepressionRatio">A− / A+.</param>
/// <param name="LearningRate">A+, as a fraction of the greatest weight.</param>
internal sealed record LiveConstants(
    double Rate = 15, double TimeConstant = 20e-3, double DepressionRatio = 1.05, double LearningRate = 0.01);

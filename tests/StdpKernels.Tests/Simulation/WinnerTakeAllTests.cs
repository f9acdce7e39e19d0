using StdpKernels.Simulation;

namespace StdpKernels.Tests.Simulation;

internal sealed class WinnerTakeAllTests
{
    [TestCase(new float[] { 1, 5, 3, 4 }, new float[] { 0, 3.5f }, 1)]
    [TestCase(new float[] { 1, 5, 3, 9 }, new float[] { 4.5f, 1 }, 3)]
    [TestCase(new float[] { 1, 5, 3, 9 }, new float[] { 5, 9 }, -1)]
    [TestCase(new float[] { 2, 2, 2, 2 }, new float[] { 1, 1 }, 0)]
    [TestCase(new float[] { }, new float[] { }, -1)]
    public void The_winner_is_furthest_above_its_threshold(float[] potentials, float[] thresholds, int winner)
    {
        Assert.That(WinnerTakeAll.Find<float>(potentials, thresholds), Is.EqualTo(winner));
        double[] inDouble = Array.ConvertAll(potentials, x => (double)x), thresholdsInDouble = Array.ConvertAll(thresholds, x => (double)x);
        Assert.That(WinnerTakeAll.Find<double>(inDouble, thresholdsInDouble), Is.EqualTo(winner));
    }
}

using StdpKernels.Tool.Simulation.Experiments.Reward;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tests.Tool.Simulation.Experiments;

/// <summary>What a reward changes after a delay, and that another time constant would be seen.</summary>
[Parallelizable]
internal sealed class CreditTrialTests
{
    [Test]
    public void Each_neuron_gets_its_reward_once_and_after_its_delay()
    {
        var trial = new CreditTrial();
        double[] before = [];
        for (int step = 0; step < CreditTrial.Steps; step++)
        {
            trial.Step(step);
            double[] credits = trial.Credits;
            int changed = credits.Where((credit, i) => step > 0 && credit != before[i]).Count();
            Assert.That(changed, Is.EqualTo(step > 0 && (step - 1) % CreditTrial.Spacing == 0 ? 1 : 0), $"step {step}");
            before = credits;
        }

        Assert.That(before, Has.All.Positive);
        Assert.That(before, Is.Ordered.Descending);
    }

    [TestCase(1, 0)]
    [TestCase(1.0001, 2)]
    public void Another_time_constant_is_seen(double factor, int missed)
    {
        double[] credits =
        [
            .. Enumerable.Range(0, CreditTrial.Delays)
                .Select(i => Math.Exp(-i * CreditTrial.Spacing * RewardParameters.TimeStep / (factor * RewardParameters.EligibilityTau))),
        ];
        var tasks = RewardParameters.Delays.Select(delay => new ChoiceTask(delay, trials: 80, seed: 1)).ToArray();
        Verdict[] verdicts = [.. RewardReport.Create(credits, tasks, isQuick: true).Verdicts.Take(2)];
        Assert.That(verdicts.Count(verdict => verdict.IsMet == false), Is.EqualTo(missed));
    }
}

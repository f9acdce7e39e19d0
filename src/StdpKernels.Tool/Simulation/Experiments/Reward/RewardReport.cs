using System.Globalization;
using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Reward;

/// <summary>What the reward experiment shows, beside what is expected.</summary>
internal static class RewardReport
{
    // The scale of the eligibility is multiplied a thousand times, each time with half a unit in the last place, and so is the trace of its factor.
    private const double LargestDeviation = 1e-12;

    private const int FirstTrials = 20;

    // At the end, for the share of right choices.
    private static int LastTrials(int trials) => trials / 4;

    /// <param name="credits">What rewards after each delay have changed.</param>
    /// <param name="tasks">The task, for each delay of the reward.</param>
    /// <param name="isQuick">Whether there were fewer trials.</param>
    public static ExperimentReport Create(double[] credits, IReadOnlyList<ChoiceTask> tasks, bool isQuick) => new()
    {
        Abstract = "Spikes change an eligibility, which decays, and a reward turns what is left of it into weights (Izhikevich 2007; Frémaux, Sprekeler "
            + "and Gerstner 2010). A reward after a delay must change a weight by e^(−delay/τ) of what it would at once. Agents that get no more than such "
            + "rewards, by how much they are better than expected, must learn which of two choices a cue asks for, unless the delay is long "
            + "beside τ.",
        Verdicts = [.. CreditVerdicts(credits), .. TaskVerdicts(tasks, isQuick)],
        Figures = [new("reward", RewardFigure.Caption, RewardFigure.Draw(credits, tasks))],
        Arrays =
        [
            ("delay", NpyArray.Create([.. Enumerable.Range(0, credits.Length).Select(i => i * CreditTrial.Spacing * RewardParameters.TimeStep)], credits.Length)),
            ("credit", NpyArray.Create(credits, credits.Length)),
            .. tasks.SelectMany(task => ((string, NpyArray)[])
            [
                ($"right_{task.Delay}_ms", NpyArray.Create(task.Right.ToArray(), task.Right.Length)),
                ($"w_{task.Delay}_ms", NpyArray.Create(
                    task.Weights.ToArray(), RewardParameters.Agents, 2, 2 * RewardParameters.InputsPerCue)),
            ]),
        ],
        Notes =
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"Chance is one half. Shares are of {RewardParameters.Agents} agents in the last {LastTrials(tasks[0].Right.Length)} trials; all tasks have ")
            + "the same cues, the same noise and the same learning rate, and differ in the delay of the reward alone.",
        ],
    };

    private static double Success(ChoiceTask task) => Share(task.Right[^LastTrials(task.Right.Length)..]);

    private static double Share(ReadOnlySpan<int> trials)
    {
        int right = 0;
        foreach (int agents in trials)
        {
            right += agents;
        }

        return (double)right / (trials.Length * RewardParameters.Agents);
    }

    private static IEnumerable<Verdict> CreditVerdicts(double[] credits)
    {
        double largest = credits
            .Select((credit, i) => Math.Abs((credit / RewardParameters.CreditAfter(i * CreditTrial.Spacing)) - 1)).Max();
        yield return Verdict.AtMost(
            "credit of a delayed reward: largest relative deviation from e^(−delay/τ) (10⁻¹²)",
            largest / LargestDeviation,
            1,
            "the definition of the eligibility; rounding of its scale in a thousand steps",
            "0.000");
        yield return Verdict.Within(
            "time constant of the credit, from a line through its logarithm",
            -1e3 / Slope(credits),
            RewardParameters.EligibilityTau * 1e3,
            1e-9,
            "τ of the eligibility; rounding",
            "0.000000000",
            "ms");
    }

    private static IEnumerable<Verdict> TaskVerdicts(IReadOnlyList<ChoiceTask> tasks, bool isQuick)
    {
        (ChoiceTask early, ChoiceTask middle, ChoiceTask late) = (tasks[0], tasks[1], tasks[2]);
        yield return Verdict.AtLeast(
            $"{Label(early)}: right choices",
            Success(early),
            isQuick ? 0.75 : 0.95,
            isQuick
                ? "learnt: half of the way from chance to certainty in a quarter of the trials"
                : "learnt: no more than one mistake in twenty",
            "0.000");
        yield return Verdict.Between(
            $"{Label(middle)}: right choices",
            Success(middle),
            Success(late),
            Success(early),
            "a reward is worth the less the later it is: between the other two",
            "0.000");

        yield return Verdict.AtMost(
            $"{Label(late)}: right choices",
            Success(late),
            Share(early.Right[..FirstTrials]),
            string.Create(
                CultureInfo.InvariantCulture,
                $"its credit is 1/{RewardParameters.CreditAfter(early.Delay) / RewardParameters.CreditAfter(late.Delay):0} of the early reward's, so that all ")
            + $"trials teach less than the first {FirstTrials} with that one: the share of right choices in these",
            "0.000");
    }

    private static string Label(ChoiceTask task) => string.Create(
        CultureInfo.InvariantCulture,
        $"reward {task.Delay} ms after the cue, {task.Delay * RewardParameters.TimeStep / RewardParameters.EligibilityTau:0.#} τ");

    private static double Slope(double[] credits)
    {
        double[] delays = [.. credits.Select((_, i) => i * CreditTrial.Spacing * RewardParameters.TimeStep)];
        double[] logs = [.. credits.Select(credit => Math.Log(credit))];
        double mean = Statistics.Mean(delays);
        return delays.Zip(logs, (delay, log) => (delay - mean) * log).Sum() / delays.Sum(delay => (delay - mean) * (delay - mean));
    }
}

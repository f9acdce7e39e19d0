using StdpKernels.Tool.Simulation.Experiments.Triplet;

namespace StdpKernels.Tests.Tool.Simulation.Experiments;

/// <summary>The expectations of the pairing protocols can be missed, and the rule of pairs beside them is the best one.</summary>
[Parallelizable]
internal sealed class TripletReportTests
{
    private static readonly double[] Potentiation = [.. Conditions.Select(condition => PairTerm(condition, plus: true))];
    private static readonly double[] Depression = [.. Conditions.Select(condition => PairTerm(condition, plus: false))];

    private static IEnumerable<int> Conditions => Enumerable.Range(0, PairingProtocol.Conditions);

    [Test]
    public void Results_as_the_equations_say_are_met()
    {
        Assert.That(Missed([.. TripletSet.All.Select(Changes)]), Is.Empty);
    }

    [Test]
    public void A_set_in_place_of_the_other_is_seen() => Assert.That(
        Missed([.. TripletSet.All.Reverse().Select(Changes)]),
        Is.EqualTo(TripletSet.All.Select(set => $"{set.Label}: largest deviation from the equations (10⁻¹²)")));

    [TestCase("tau_y", "largest deviation", "mean squared error", "largest error of a point")]
    [TestCase("A3+", "largest deviation", "mean squared error", "largest error of a point", "turns to potentiation")]
    [TestCase("A3-", "largest deviation")]
    public void A_number_that_is_wrong_is_seen(string which, params string[] missed)
    {
        TripletSet right = TripletSet.All[0];
        TripletSet wrong = which switch
        {
            "tau_y" => right with { TauY = 300 },
            "A3+" => right with { A3Plus = right.A3Plus / 2 },
            _ => right with { A3Minus = 0 },
        };
        string[] all = Missed([Changes(wrong), Changes(TripletSet.All[1])]);
        Assert.That(all, Has.Length.EqualTo(missed.Length).And.All.StartWith("all-to-all: "));
        foreach (string text in missed)
        {
            Assert.That(all, Has.Some.Contains(text));
        }
    }

    [Test]
    public void No_other_amplitudes_of_pairs_fit_better([Values(-1e-3, 0, 1e-3)] double plus, [Values(-1e-3, 0, 1e-3)] double minus)
    {
        var fit = PairFit.Of(Potentiation, Depression);
        double best = Error(fit.Changes);
        double[] other = [.. Potentiation.Zip(Depression, (p, d) => ((fit.APlus + plus) * p) + ((fit.AMinus + minus) * d))];
        Assert.That(Error(other), plus == 0 && minus == 0 ? Is.EqualTo(best).Within(1e-9) : Is.GreaterThan(best));
    }

    [Test]
    public void The_protocol_has_sixty_pairs_at_each_rate()
    {
        var pre = new StdpKernels.Simulation.SpikeList(PairingProtocol.Conditions);
        var post = new StdpKernels.Simulation.SpikeList(PairingProtocol.Conditions);
        List<int>[] times = [.. Conditions.Select(_ => new List<int>())];
        List<int>[] neurons = [.. Conditions.Select(_ => new List<int>())];
        for (int step = 0; step < 20_000; step++)
        {
            PairingProtocol.List(step, pre, post);
            foreach (int condition in pre.Spikes)
            {
                times[condition].Add(step);
            }

            foreach (int condition in post.Spikes)
            {
                neurons[condition].Add(step);
            }
        }

        // At 50 Hz all of them, and 20 ms apart; the neuron 10 ms later or before.
        int last = PairingProtocol.Rates - 1;
        Assert.That(times[last], Is.EqualTo(Enumerable.Range(0, 60).Select(pair => 20 * pair)));
        Assert.That(neurons[last], Is.EqualTo(Enumerable.Range(0, 60).Select(pair => (20 * pair) + 10)));
        Assert.That(times[^1], Is.EqualTo(neurons[last]));
        Assert.That(neurons[^1], Is.EqualTo(times[last]));
    }

    private static double[] Changes(TripletSet set) => [.. Conditions.Select(set.Change)];

    // A set of pairs alone, with one amplitude.
    private static double PairTerm(int condition, bool plus) =>
        (TripletSet.All[0] with { A2Plus = plus ? 1 : 0, A3Plus = 0, A2Minus = plus ? 0 : 1, A3Minus = 0 }).Change(condition);

    private static double Error(IReadOnlyList<double> changes) => PairingData.All.Sum(data =>
        Math.Pow((changes[data.Condition] - data.Change) / data.StandardError, 2));

    private static string[] Missed(IReadOnlyList<double[]> changes) =>
    [
        .. TripletReport.Create(changes, PairFit.Of(Potentiation, Depression)).Verdicts
            .Where(verdict => verdict.IsMet == false).Select(verdict => verdict.Quantity),
    ];
}

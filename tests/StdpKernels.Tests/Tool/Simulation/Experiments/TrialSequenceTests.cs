using StdpKernels.Simulation;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Simulation.Experiments;

namespace StdpKernels.Tests.Tool.Simulation.Experiments;

/// <summary>Trials follow each other, also across a checkpoint at any step.</summary>
internal sealed class TrialSequenceTests
{
    [Test]
    public void Each_trial_runs_for_its_own_steps_in_order()
    {
        var order = new List<long>();
        TrialSequence<Trial> trials = Create(order);
        Run(trials, trials.Steps);

        Assert.That(trials.Steps, Is.EqualTo(6));
        Assert.That(trials.Spikes, Is.EqualTo(6));
        Assert.That(order, Is.EqualTo(new long[] { 2, 2, 1, 3, 3, 3 }));
    }

    [Test]
    public void A_checkpoint_keeps_whose_turn_it_is([Range(0, 5)] int pause)
    {
        var order = new List<long>();
        TrialSequence<Trial> first = Create(order);
        Run(first, pause);
        TrialSequence<Trial> second = Create(order);

        SavedState.Load(SavedState.Of(first), second);
        Run(second, second.Steps - pause);

        Assert.That(order, Is.EqualTo(new long[] { 2, 2, 1, 3, 3, 3 }));
    }

    private static TrialSequence<Trial> Create(List<long> order) => new(new(2, order), new(1, order), new(3, order));

    private static void Run(TrialSequence<Trial> trials, long steps)
    {
        for (long step = 0; step < steps; step++)
        {
            trials.Step();
        }
    }

    /// <summary>Writes its length down at every step.</summary>
    private sealed class Trial(long steps, List<long> order) : ITrial
    {
        private long _stepsDone;

        public long Steps => steps;

        public long Spikes => _stepsDone;

        public bool IsComplete => _stepsDone == steps;

        public void Step()
        {
            _stepsDone++;
            order.Add(steps);
        }

        public void Transfer(StateTransfer state) => state.Value(ref _stepsDone);
    }
}

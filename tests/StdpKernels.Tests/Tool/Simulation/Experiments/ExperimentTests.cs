using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Simulation.Experiments;
using StdpKernels.Tool.Simulation.Runs;

namespace StdpKernels.Tests.Tool.Simulation.Experiments;

/// <summary>What holds for every experiment.</summary>
[Parallelizable]
internal sealed class ExperimentTests
{
    private const long Few = 3000;

    private static IEnumerable<string> Names => ExperimentCatalog.All.Select(entry => entry.Name);

    private static Experiment Create(string name, ulong seed = 1) =>
        ExperimentCatalog.Find(name)!.Create(new ExperimentSettings { Quick = true, Seed = seed });

    [Test]
    public void Goes_on_from_a_checkpoint_to_the_same_state([ValueSource(nameof(Names))] string name, [Values(0, 1, 1234)] long pause)
    {
        Experiment whole = Create(name);
        whole.Run(Few);
        Experiment first = Create(name);
        first.Run(pause);
        Experiment second = Create(name);
        second.Run(77);

        SavedState.Load(SavedState.Of(first), second);
        second.Run(Few);

        Assert.That(SavedState.Of(second), Is.EqualTo(SavedState.Of(whole)));
        Assert.That(second.Spikes, Is.EqualTo(whole.Spikes));
    }

    [Test]
    public void The_state_changes_with_every_step([ValueSource(nameof(Names))] string name)
    {
        Experiment experiment = Create(name);
        experiment.Run(10);
        byte[] before = SavedState.Of(experiment);
        experiment.Run(11);

        Assert.That(SavedState.Of(experiment), Has.Length.EqualTo(before.Length).And.Not.EqualTo(before));
    }

    [Test]
    public void A_step_allocates_nothing([ValueSource(nameof(Names))] string name)
    {
        Experiment experiment = Create(name);
        experiment.Run(2 * Few);

        long before = GC.GetAllocatedBytesForCurrentThread();
        experiment.Run(3 * Few);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(allocated, Is.Zero);
    }

    [Test]
    public void Another_experiment_s_state_is_refused([ValueSource(nameof(Names))] string name) =>
        Assert.That(
            () => SavedState.Load([.. SavedState.Of(Create(name)), 0], Create(name)), Throws.TypeOf<InvalidDataException>());

    [Test]
    public void The_time_that_is_left_is_told_from_steps_of_this_process_that_need_no_compilation()
    {
        // Half of it done by an earlier process, a slow start, and a tenth since then.
        var progress = new SimulationProgress(
            FirstStep: 5000,
            StepsDone: 7000,
            Steps: 10_000,
            TimeStep: 0.001,
            Spikes: 0,
            Elapsed: TimeSpan.FromSeconds(4),
            WarmStep: 6000,
            WarmElapsed: TimeSpan.FromSeconds(3));

        Assert.That(progress.Remaining, Is.EqualTo(TimeSpan.FromSeconds(3)));
        Assert.That(progress.MicrosecondsPerStep, Is.EqualTo(1000));
        Assert.That(progress.RealTimeFactor, Is.EqualTo(1));
        Assert.That((progress with { StepsDone = 6000 }).HasSpeed, Is.False);
    }

    [Test]
    public void The_first_steps_of_a_process_do_not_count_for_the_speed()
    {
        Experiment experiment = Create("competition");
        experiment.Run(1500);
        var reports = new List<SimulationProgress>();
        using var cancellation = new CancellationTokenSource();

        Assert.That(
            () => SimulationRunner.Run(
                experiment,
                null,
                progress =>
                {
                    reports.Add(progress);
                    if (reports.Count == 3)
                    {
                        cancellation.Cancel();
                    }
                },
                cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(reports.Select(report => report.HasSpeed), Is.EqualTo(new[] { false, true, true }));
        Assert.That(reports.Select(report => report.WarmStep), Is.All.EqualTo(2500));
        Assert.That(reports.Select(report => report.WarmElapsed).Distinct(), Has.Exactly(1).GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public void Can_be_ended_early()
    {
        using var cancellation = new CancellationTokenSource();
        var reports = new List<SimulationProgress>();

        Assert.That(
            () => SimulationRunner.Run(
                Create("competition"),
                null,
                progress =>
                {
                    reports.Add(progress);
                    cancellation.Cancel();
                },
                cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(reports.Select(report => report.StepsDone), Is.EqualTo(new[] { 1000L }));
    }
}

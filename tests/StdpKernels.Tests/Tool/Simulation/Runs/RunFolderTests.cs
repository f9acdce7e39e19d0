using StdpKernels.Reporting.Commands;
using StdpKernels.Tests.Support;
using StdpKernels.Tool.Simulation.Runs;

namespace StdpKernels.Tests.Tool.Simulation.Runs;

internal sealed class RunFolderTests : FolderTests
{
    private const int Runs = 4;
    private const int Attempts = 2000;

    [Test]
    public void One_run_at_a_time_however_they_come_and_go()
    {
        int inside = 0;
        int most = 0;
        int opened = 0;
        Thread[] runs = [.. Enumerable.Range(0, Runs).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < Attempts; i++)
            {
                try
                {
                    using RunFolder folder = RunFolder.Open(Folder.FullName);
                    int now = Interlocked.Increment(ref inside);
                    InterlockedMax(ref most, now);
                    Interlocked.Increment(ref opened);
                    Thread.Yield();
                    Interlocked.Decrement(ref inside);
                }
                catch (CommandException)
                {
                    // Another run is at it.
                }
            }
        }))];
        foreach (Thread run in runs)
        {
            run.Start();
        }

        foreach (Thread run in runs)
        {
            run.Join();
        }

        Assert.That(most, Is.EqualTo(1));
        Assert.That(opened, Is.AtLeast(Runs));
    }

    [Test]
    public void Another_run_in_the_folder_is_told_of()
    {
        using RunFolder folder = RunFolder.Open(Folder.FullName);
        Assert.That(
            () => RunFolder.Open(Folder.FullName), Throws.TypeOf<CommandException>().With.Message.EndsWith("another simulation is running into this folder"));
    }

    [Test]
    public void What_else_keeps_the_lock_from_being_made_is_not_taken_for_another_run()
    {
        File.CreateSymbolicLink(Folder.PathOf(".lock"), ".lock");
        Assert.That(
            () => RunFolder.Open(Folder.FullName),
            Throws.TypeOf<CommandException>().With.Message.Contains("cannot be written").And.Message.Contains(Folder.PathOf(".lock"))
                .And.Message.Not.Contains("another simulation"));
    }

    [Test]
    public void The_lock_file_stays_so_that_everybody_meets_the_same()
    {
        RunFolder.Open(Folder.FullName).Dispose();
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { ".lock" }));
    }

    [Test]
    public void What_a_killed_run_has_left_goes_away()
    {
        File.WriteAllText(Folder.PathOf(".stdp-0123456789abcdef.tmp"), "half");
        using RunFolder folder = RunFolder.Open(Folder.FullName);
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { ".lock" }));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen = Volatile.Read(ref target);
        while (value > seen)
        {
            seen = Interlocked.CompareExchange(ref target, value, seen) is var before && before == seen ? value : before;
        }
    }
}

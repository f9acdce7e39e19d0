using StdpKernels.Tests.Support;
using StdpKernels.Tool;
using StdpKernels.Tool.Simulation.Checkpoints;

namespace StdpKernels.Tests.Tool.Simulation.Checkpoints;

/// <summary>The newest whole checkpoint is what a run goes on from, whatever has happened to the files.</summary>
internal sealed class CheckpointStoreTests : FolderTests
{
    private static readonly byte[] First = [1, 2, 3];
    private static readonly byte[] Second = [4, 5, 6];

    private readonly List<string> _warnings = [];

    private string Newest => Folder.PathOf(CheckpointStore.NewestName);

    private string Previous => Folder.PathOf(CheckpointStore.PreviousName);

    [SetUp]
    public void ForgetWarnings() => _warnings.Clear();

    private CheckpointStore Store(string identity = "a run") => new(Folder.FullName, identity);

    private void SaveBoth()
    {
        Store().Save(First);
        Store().Save(Second);
    }

    [Test]
    public void Nothing_is_there_before_the_first() => Assert.That(Store().Load(_warnings.Add), Is.Null);

    [Test]
    public void Keeps_the_newest_and_the_one_before_it()
    {
        Store().Save([0]);
        SaveBoth();

        Assert.That(Store().Load(_warnings.Add), Is.EqualTo(Second));
        Assert.That(Folder.FileNames, Is.EquivalentTo(new[] { CheckpointStore.NewestName, CheckpointStore.PreviousName }));
        File.Delete(Newest);
        Assert.That(Store().Load(_warnings.Add), Is.EqualTo(First));
        Assert.That(_warnings, Is.Empty, "a kill between two moves is no damage");
    }

    [Test]
    public void Every_changed_byte_is_noticed_and_the_previous_one_taken()
    {
        SaveBoth();
        byte[] whole = File.ReadAllBytes(Newest);
        for (int position = 0; position < whole.Length; position++)
        {
            byte[] damaged = [.. whole];
            damaged[position] ^= 1;
            AssertPreviousIsTaken(damaged, $"byte {position}");
        }
    }

    [Test]
    public void Every_truncation_is_noticed_and_the_previous_one_taken()
    {
        SaveBoth();
        byte[] whole = File.ReadAllBytes(Newest);
        for (int length = 0; length < whole.Length; length++)
        {
            AssertPreviousIsTaken(whole[..length], $"{length} bytes");
        }
    }

    [Test]
    public void Both_damaged_is_an_error()
    {
        SaveBoth();
        File.WriteAllText(Newest, "STDP run, or not");
        File.WriteAllText(Previous, "");

        Assert.That(
            () => Store().Load(_warnings.Add),
            Throws.TypeOf<ToolException>()
                .With.Message.Contains(Newest).And.Message.Contains(Previous).And.Message.Contains("--restart"));
    }

    [Test]
    public void Another_run_is_refused()
    {
        SaveBoth();

        Assert.That(
            () => Store("another run").Load(_warnings.Add),
            Throws.TypeOf<ToolException>().With.Message.Contains("another run (a run; now another run)"));
    }

    [Test]
    public void Clears_both()
    {
        SaveBoth();
        Store().Clear();

        Assert.That(Folder.FileNames, Is.Empty);
    }

    private void AssertPreviousIsTaken(byte[] newest, string what)
    {
        _warnings.Clear();
        File.WriteAllBytes(Newest, newest);

        Assert.That(Store().Load(_warnings.Add), Is.EqualTo(First), what);
        Assert.That(_warnings, Has.Count.EqualTo(1), what);
        Assert.That(_warnings[0], Does.Contain(Newest).And.Contain("damaged").And.Contain("the checkpoint before it"));
    }
}

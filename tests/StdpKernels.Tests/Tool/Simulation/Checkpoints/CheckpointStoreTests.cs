using StdpKernels.Reporting.Commands;
using StdpKernels.Simulation;
using StdpKernels.Tests.Support;
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

    private byte[]? Load()
    {
        var state = new State([0, 0, 0]);
        return Store().Load(state, _warnings.Add) is null ? null : state.Bytes;
    }

    private CheckpointStore Store(string identity = "a run") => new(Folder.FullName, identity);

    private void SaveBoth()
    {
        Store().Save(new State(First));
        Store().Save(new State(Second));
    }

    [Test]
    public void Nothing_is_there_before_the_first() => Assert.That(Load(), Is.Null);

    [Test]
    public void Keeps_the_newest_and_the_one_before_it()
    {
        Store().Save(new State([0, 0, 0]));
        SaveBoth();

        Assert.That(Load(), Is.EqualTo(Second));
        Assert.That(Folder.FileNames, Is.EquivalentTo(new[] { CheckpointStore.NewestName, CheckpointStore.PreviousName }));
        File.Delete(Newest);
        Assert.That(Load(), Is.EqualTo(First));
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
            () => Load(),
            Throws.TypeOf<CommandException>()
                .With.Message.Contains(Newest).And.Message.Contains(Previous).And.Message.Contains("--restart"));
    }

    [Test]
    public void Another_run_is_refused()
    {
        SaveBoth();

        Assert.That(
            () => Store("another run").Load(new State([0, 0, 0]), _warnings.Add),
            Throws.TypeOf<CommandException>().With.Message.Contains("another run (a run; now another run)"));
    }

    [Test]
    public void Clears_both()
    {
        SaveBoth();
        Store().Clear();

        Assert.That(Folder.FileNames, Is.Empty);
    }

    [Test]
    public void Another_version_of_the_run_is_refused_and_nothing_changed()
    {
        SaveBoth();
        var longer = new State([7, 7, 7, 7]);

        Assert.That(
            () => Store().Load(longer, _warnings.Add),
            Throws.TypeOf<CommandException>().With.Message.Contains("another version of the experiment (bytes in the checkpoint")
                .And.Message.Contains("shape [4], but it has [3]"));
        Assert.That(longer.Bytes, Has.All.EqualTo(7));
    }

    [Test]
    public void A_damaged_newest_never_takes_the_place_of_a_whole_previous_one()
    {
        SaveBoth();
        File.WriteAllText(Newest, "damaged");
        Assert.That(Load(), Is.EqualTo(First));

        Store().Save(new State([7, 8, 9]));
        Assert.That(Load(), Is.EqualTo(new byte[] { 7, 8, 9 }));
        File.Delete(Newest);

        Assert.That(Load(), Is.EqualTo(First), "the previous one is whole");
    }

    private void AssertPreviousIsTaken(byte[] newest, string what)
    {
        _warnings.Clear();
        File.WriteAllBytes(Newest, newest);

        Assert.That(Load(), Is.EqualTo(First), what);
        Assert.That(_warnings, Has.Count.EqualTo(1), what);
        Assert.That(_warnings[0], Does.Contain(Newest).And.Contain("damaged").And.Contain("the checkpoint before it"));
    }

    private sealed class State(byte[] bytes) : IStateful
    {
        public byte[] Bytes => bytes;

        public void Transfer(StateTransfer state) => state.Values(bytes.AsSpan());
    }
}

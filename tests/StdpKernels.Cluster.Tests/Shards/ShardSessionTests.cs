using StdpKernels.Cluster.Messages;
using StdpKernels.Cluster.Models;
using StdpKernels.Cluster.Shards;
using StdpKernels.Sharding;
using StdpKernels.Tests.Sharding;
using StdpKernels.Tests.Support;

namespace StdpKernels.Cluster.Tests.Shards;

/// <summary>What a shard does with what it is told: each window once, and nothing of what is late, early, of somebody else or hostile.</summary>
internal sealed class ShardSessionTests
{
    private const int Batch = 2;
    private const int Neurons = 11;

    private static readonly LayerPlan<float> Plan = LayerCases<float>.Plan("rows", Batch, new() { EtaPlus = 0.1, EtaMinus = 0.08 });

    private static readonly ShardStart Start = new()
    {
        Incarnation = 10,
        Run = "test",
        Shard = 3,
        Model = LayerModel.Name,
        Settings = LayerModel.Encode(Plan),
        Ranges = [30, Neurons],
        Checkpoint = -1,
    };

    private readonly Random _random = new(5);
    private TemporaryFolder _folder = null!;
    private ShardSession _session = null!;

    [SetUp]
    public void StartShard()
    {
        _folder = new TemporaryFolder();
        _session = Session();
        Assert.That(_session.Start(Start, "test/3").Shape, Is.EqualTo(new ShardShape(Batch, LayerCases<float>.Inputs, Neurons, false)));
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_window_that_comes_again_is_answered_and_not_done_again()
    {
        ShardCommand first = Command(0);
        Assert.That(_session.Run(first).Status, Is.EqualTo(ShardStatus.Done));
        byte[] state = State();

        Assert.That(_session.Run(first).Status, Is.EqualTo(ShardStatus.Repeated));
        Assert.That(State(), Is.EqualTo(state));
        Assert.That(_session.Run(Command(4)).StepsDone, Is.EqualTo(8));
    }

    [Test]
    public void Other_spikes_for_a_window_that_was_done_are_refused([Values] bool post)
    {
        ShardCommand first = Command(0);
        _session.Run(first);
        byte[] state = State();
        ShardCommand other = post ? first with { Post = Flipped(first.Post!) } : first with { Pre = Flipped(first.Pre) };

        ShardReply reply = _session.Run(other);
        Assert.That((reply.Status, reply.Text), Is.EqualTo((ShardStatus.Refused, "Other spikes came for the window before.")));
        Assert.That(State(), Is.EqualTo(state));

        static byte[] Flipped(byte[] bytes) => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)];
    }

    [Test]
    public void The_window_before_the_last_and_the_one_after_the_next_are_not_done()
    {
        ShardCommand first = Command(0);
        _session.Run(first);
        _session.Run(Command(4));
        byte[] state = State();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_session.Run(first).Status, Is.EqualTo(ShardStatus.Stale));
            Assert.That(_session.Run(Command(12)).Status, Is.EqualTo(ShardStatus.Ahead));
            Assert.That(_session.Run(Command(7)).Status, Is.EqualTo(ShardStatus.Stale));
            Assert.That(_session.Save(10, 4).Status, Is.EqualTo(ShardStatus.Stale));
            Assert.That(_session.Save(10, 12).Status, Is.EqualTo(ShardStatus.Ahead));
            Assert.That(_session.Transfer(new() { Incarnation = 10, FirstStep = 4, Array = "w", Bytes = new byte[4] }).Status, Is.EqualTo(ShardStatus.Stale));
            Assert.That(State(), Is.EqualTo(state));
        }
    }

    [Test]
    public void Commands_of_a_driver_that_is_no_more_and_of_one_to_come_are_not_done()
    {
        Assert.That(_session.Start(Start with { Incarnation = 20 }, "test/3").Status, Is.EqualTo(ShardStatus.Done));
        byte[] state = State(20);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_session.Run(Command(0)).Status, Is.EqualTo(ShardStatus.Stale));
            Assert.That(_session.Run(Command(0) with { Incarnation = 21 }).Status, Is.EqualTo(ShardStatus.Ahead));
            Assert.That(_session.Start(Start, "test/3").Status, Is.EqualTo(ShardStatus.Stale));
            Assert.That(_session.Stop(10).Status, Is.EqualTo(ShardStatus.Stale));
            Assert.That(_session.Save(10, 0).Incarnation, Is.EqualTo(20));
            Assert.That(State(20), Is.EqualTo(state));
        }
    }

    [Test]
    public void A_start_that_comes_again_late_does_not_begin_again()
    {
        _session.Run(Command(0));
        byte[] state = State();

        ShardReply reply = _session.Start(Start, "test/3");
        Assert.That((reply.Status, reply.StepsDone), Is.EqualTo((ShardStatus.Repeated, 4)));
        Assert.That(State(), Is.EqualTo(state));
        Assert.That(_session.Start(Start with { Ranges = [0, Neurons] }, "test/3").Status, Is.EqualTo(ShardStatus.Refused));
        Assert.That(State(), Is.EqualTo(state));
    }

    [Test]
    public void What_was_never_started_or_has_been_stopped_says_so()
    {
        Assert.That(Session().Run(Command(0)).Status, Is.EqualTo(ShardStatus.NotStarted));
        Assert.That(_session.Stop(10).Status, Is.EqualTo(ShardStatus.Done));
        Assert.That(_session.Run(Command(0)).Status, Is.EqualTo(ShardStatus.NotStarted));
        Assert.That(_session.Start(Start, "test/3").Status, Is.EqualTo(ShardStatus.Done));
    }

    [Test]
    public void A_shard_goes_on_from_its_file_here_and_elsewhere()
    {
        _session.Run(Command(0));
        byte[] saved = State();
        Assert.That(_session.Save(10, 4).Status, Is.EqualTo(ShardStatus.Done));
        ShardCommand next = Command(4);
        _session.Run(next);
        byte[] end = State();

        ShardSession elsewhere = Session();
        ShardStart again = Start with { Incarnation = 11, Checkpoint = 4 };
        Assert.That(elsewhere.Start(again, "test/3").StepsDone, Is.EqualTo(4));
        Assert.That(_session.Start(again, "test/3").StepsDone, Is.EqualTo(4));
        foreach (ShardSession session in new[] { elsewhere, _session })
        {
            Assert.That(State(11, session), Is.EqualTo(saved));
            session.Run(next with { Incarnation = 11 });
            Assert.That(State(11, session), Is.EqualTo(end));
        }
    }

    [Test]
    public void A_torn_file_is_refused_and_the_shard_stays()
    {
        _session.Run(Command(0));
        _session.Save(10, 4);
        string path = Path.Combine(_folder.FullName, "test", "shard-3.step-4");
        byte[] bytes = File.ReadAllBytes(path), state = State();
        foreach (byte[] torn in new[] { bytes[..^1], bytes[..(bytes.Length / 2)], [], [.. bytes, 0], [.. bytes[..500], (byte)(bytes[500] ^ 1), .. bytes[501..]] })
        {
            File.WriteAllBytes(path, torn);
            Assert.That(_session.Start(Start with { Incarnation = 11, Checkpoint = 4 }, "test/3").Status, Is.EqualTo(ShardStatus.Refused));
            Assert.That(State(), Is.EqualTo(state));
        }

        File.Delete(path);
        Assert.That(_session.Start(Start with { Incarnation = 11, Checkpoint = 4 }, "test/3").Status, Is.EqualTo(ShardStatus.Refused));
        Assert.That(_session.Run(Command(4)).Status, Is.EqualTo(ShardStatus.Done));
    }

    [Test]
    public void A_file_of_another_step_is_refused()
    {
        _session.Run(Command(0));
        _session.Save(10, 4);
        File.Move(Path.Combine(_folder.FullName, "test", "shard-3.step-4"), Path.Combine(_folder.FullName, "test", "shard-3.step-8"));

        foreach (ShardSession session in new[] { Session(), _session })
        {
            ShardReply reply = session.Start(Start with { Incarnation = 11, Checkpoint = 8 }, "test/3");
            Assert.That((reply.Status, reply.Text), Is.EqualTo((ShardStatus.Refused, "The checkpoint of step 8 must be at it, but it is at 4.")));
            Assert.That(session.Run(Command(4)).Status, Is.EqualTo(ShardStatus.NotStarted), "what was here has been loaded into");
        }
    }

    private static readonly Dictionary<string, Func<ShardCommand, ShardCommand>> HostileWindows = new()
    {
        ["no spikes at all"] = command => command with { Pre = null! },
        ["only one side"] = command => command with { Post = null },
        ["too few samples"] = command => command with { Pre = command.Pre[..^1] },
        ["too many bytes"] = command => command with { Post = [.. command.Post!, 1] },
        ["neurons of another shard"] = command => command with { Post = Spikes(new Random(1), Neurons + 20, 4, 0.9) },
        ["no steps"] = command => command with { Steps = 0 },
        ["fewer than no steps"] = command => command with { Steps = -4 },
        ["more steps than there is memory for"] = command => command with { Steps = int.MaxValue },
        ["many steps and few bytes"] = command => command with { Steps = 1 << 20 },
    };

    private static Dictionary<string, Func<ShardCommand, ShardCommand>>.KeyCollection WindowNames => HostileWindows.Keys;

    [TestCaseSource(nameof(WindowNames))]
    public void A_hostile_window_is_refused_with_nothing_changed(string name)
    {
        ShardCommand first = Command(0);
        _session.Run(first);
        byte[] state = State();

        ShardReply reply = _session.Run(HostileWindows[name](Command(4)));
        Assert.That((reply.Status, reply.StepsDone), Is.EqualTo((ShardStatus.Refused, 4)));
        Assert.That(reply.Text, Is.Not.Empty);
        Assert.That(State(), Is.EqualTo(state));
        Assert.That(_session.Run(first).Status, Is.EqualTo(ShardStatus.Repeated), "the kept answer");
        Assert.That(_session.Run(first with { Pre = Spikes(new Random(9), LayerCases<float>.Inputs, 4, 0.5) }).Status, Is.EqualTo(ShardStatus.Refused));
        Assert.That(_session.Run(Command(4)).Status, Is.EqualTo(ShardStatus.Done));
    }

    private static readonly Dictionary<string, (ShardStart Start, string Key)> HostileStarts = new()
    {
        ["another shard's grain"] = (Start, "test/4"),
        ["a way out of the folder"] = (Start with { Run = "../test" }, "../test/3"),
        ["a folder in the folder"] = (Start with { Run = "a/test" }, "a/test/3"),
        ["no name"] = (Start with { Run = null! }, "/3"),
        ["a name with an end of line"] = (Start with { Run = "test\n" }, "test\n/3"),
        ["an unknown model"] = (Start with { Model = "other" }, "test/3"),
        ["no model"] = (Start with { Model = null! }, "test/3"),
        ["no settings"] = (Start with { Settings = null! }, "test/3"),
        ["empty settings"] = (Start with { Settings = [] }, "test/3"),
        ["settings that are cut off"] = (Start with { Settings = Start.Settings[..50] }, "test/3"),
        ["no ranges"] = (Start with { Ranges = [] }, "test/3"),
        ["half a range"] = (Start with { Ranges = [30] }, "test/3"),
        ["two ranges of a layer"] = (Start with { Ranges = [0, 3, 5, 2] }, "test/3"),
        ["a range in front"] = (Start with { Ranges = [-1, 5] }, "test/3"),
        ["a range beyond the layer"] = (Start with { Ranges = [40, 11] }, "test/3"),
        ["a range beyond 31 bits"] = (Start with { Ranges = [int.MaxValue, int.MaxValue] }, "test/3"),
        ["a negative checkpoint"] = (Start with { Checkpoint = -2 }, "test/3"),
        ["a checkpoint that is not there"] = (Start with { Checkpoint = 77 }, "test/3"),
        ["a number that is none"] = (Start with { Incarnation = 0 }, "test/3"),
    };

    private static Dictionary<string, (ShardStart Start, string Key)>.KeyCollection StartNames => HostileStarts.Keys;

    [TestCaseSource(nameof(StartNames))]
    public void A_hostile_start_is_refused(string name)
    {
        (ShardStart start, string key) = HostileStarts[name];
        ShardSession fresh = Session();

        ShardReply reply = fresh.Start(start, key);
        Assert.That((reply.Status, reply.Incarnation), Is.EqualTo((ShardStatus.Refused, 0)));
        Assert.That(fresh.Run(Command(0)).Status, Is.EqualTo(ShardStatus.NotStarted));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.FullName), Is.Empty);
    }

    private static readonly Dictionary<string, ShardPiece> HostilePieces = new()
    {
        ["no array"] = new() { Array = null!, Count = 4 },
        ["an unknown array"] = new() { Array = "user_data", Count = 4 },
        ["in front of the array"] = new() { Array = "w", Offset = -4, Count = 4 },
        ["beyond the array"] = new() { Array = "w", Offset = long.MaxValue - 3, Count = 4 },
        ["fewer than no bytes"] = new() { Array = "w", Count = -1 },
        ["more bytes than a message has"] = new() { Array = "w", Count = int.MaxValue },
        ["half a number"] = new() { Array = "w", Bytes = new byte[6] },
        ["too many numbers"] = new() { Array = "t_post", Bytes = new byte[4 * ((Batch * Neurons) + 1)] },
    };

    private static Dictionary<string, ShardPiece>.KeyCollection PieceNames => HostilePieces.Keys;

    [TestCaseSource(nameof(PieceNames))]
    public void A_hostile_piece_is_refused_with_nothing_changed(string name)
    {
        byte[] state = State();

        Assert.That(_session.Transfer(HostilePieces[name] with { Incarnation = 10 }).Status, Is.EqualTo(ShardStatus.Refused));
        Assert.That(State(), Is.EqualTo(state));
    }

    [Test]
    public void A_piece_takes_no_more_memory_than_a_message_has()
    {
        ShardReply Read(int count) => _session.Transfer(new() { Incarnation = 10, Array = "w", Count = count });
        Assert.That(Read((16 << 20) + 1).Text, Is.EqualTo("A piece must have from 0 to 16777216 bytes, but it has 16777217."));
        Assert.That(Read(16 << 20).Text, Does.StartWith("offset must have 16777216 bytes of 'w'"), "that is of the array, which is smaller");
    }

    private static byte[] Spikes(Random random, int neurons, int steps, double density) =>
        SpikeCodec.Encode(LayerCases<float>.Spikes(random, neurons, steps * Batch, density));

    private ShardSession Session() => new(new ShardModels(), _folder.FullName);

    private ShardCommand Command(long firstStep) => new()
    {
        Incarnation = 10,
        FirstStep = firstStep,
        Steps = 4,
        Pre = Spikes(_random, LayerCases<float>.Inputs, 4, 0.3),
        Post = Spikes(_random, Neurons, 4, 0.3),
    };

    /// <summary>All arrays of the shard.</summary>
    private byte[] State(long incarnation = 10, ShardSession? session = null)
    {
        session ??= _session;
        long step = session.Stop(-1).StepsDone;
        return
        [
            .. new[] { ("w", Neurons * LayerCases<float>.Inputs), ("t_pre", Batch * LayerCases<float>.Inputs), ("t_post", Batch * Neurons) }.SelectMany(
                array => session.Transfer(new() { Incarnation = incarnation, FirstStep = step, Array = array.Item1, Count = 4 * array.Item2 }).Bytes!),
        ];
    }
}

using StdpKernels.Checkpoints;
using StdpKernels.Sharding;
using StdpKernels.Simulation;
using StdpKernels.Tests.Errors;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Simulation;

/// <summary>Every wrong way to call the simulation package.</summary>
internal static class SimulationBadCalls
{
    private const double Dt = 1e-3;

    private static readonly LifParameters Lif = new();

    private static Xoshiro256StarStar Random => new(1);

    private static StateTransfer State => new(new ArrayTable());

    public static IEnumerable<BadCall> All() =>
    [
        .. Sources(), .. Neurons(), .. Parameters(), .. Checkpoints(), .. Arrays(), .. Delays(), .. Networks(), .. Monitors(), .. NoState(), .. Shards(),
    ];

    private static IEnumerable<BadCall> Sources() =>
    [
        Bad("list, negative", OutOfRange("neurons", "-1"), () => _ = new SpikeList(-1)),
        Bad("list, no such neuron", OutOfRange("neuron", "0 to 2", "3"), () => new SpikeList(3).Add(3)),
        Bad("list, descending", OutOfRange("neuron", "above 1"), () =>
        {
            var list = new SpikeList(3);
            list.Add(1);
            list.Add(1);
        }),
        Bad("Poisson, no generator", Null("random"), () => _ = new PoissonSource(1, 1, Dt, null!)),
        Bad("Poisson, negative count", OutOfRange("count", "-1"), () => _ = new PoissonSource(-1, 1, Dt, Random)),
        Bad("Poisson, time step", OutOfRange("dt", "0"), () => _ = new PoissonSource(1, 1, 0, Random)),
        .. new[] { -1.0, 1001, double.NaN }.Select(rate => Bad(
            $"Poisson, rate {rate}", OutOfRange("rate", "1 / dt"), () => _ = new PoissonSource(1, rate, Dt, Random))),
        Bad("correlated, no generator", Null("random"), () => _ = new CorrelatedPoissonSource(9, 2, 0.5, 1, Dt, null!)),
        Bad("correlated, negative count", OutOfRange("count", "-1"), () => _ = new CorrelatedPoissonSource(-1, 0, 0.5, 1, Dt, Random)),
        Bad("correlated, group", OutOfRange("group", "0 to 9", "10"), () => _ = new CorrelatedPoissonSource(9, 10, 0.5, 1, Dt, Random)),
        .. new[] { 0, 1.5, double.NaN }.Select(correlation => Bad(
            $"correlated, by {correlation}",
            OutOfRange("correlation", "above 0"),
            () => _ = new CorrelatedPoissonSource(9, 2, correlation, 1, Dt, Random))),
        Bad("correlated, rate", OutOfRange("rate", "1 / dt"), () => _ = new CorrelatedPoissonSource(9, 2, 0.5, -1, Dt, Random)),
        Bad("correlated, rate of events", OutOfRange("rate", "1 / dt"), () => _ = new CorrelatedPoissonSource(9, 2, 0.1, 200, Dt, Random)),
        Bad("modulated, no generator", Null("random"), () => _ = new ModulatedPoissonSource(9, 2, Dt, null!)),
        Bad("modulated, rate", OutOfRange("greatestRate", "1 / dt"), () => _ = new ModulatedPoissonSource(9, 2000, Dt, Random)),
        Bad("modulated, negative count", OutOfRange("count", "-1"), () => _ = new ModulatedPoissonSource(-1, 2, Dt, Random)),
        Bad("pattern, period", OutOfRange("period", "at least 1"), () => _ = new PatternSource([], 0)),
        Bad("pattern, step", OutOfRange("steps", "0 to 4", "5"), () => _ = new PatternSource([1, 5], 5)),
        Bad("recorded, no such neuron", OutOfRange("trains", "0 to 4", "7", "step 0"), () => _ = new RecordedSource(5, new SpikeEvents([1, 7]))),
        Bad("recorded, descending", new("trains", "ascend", "1 follows 3"), () => _ = new RecordedSource(5, new SpikeEvents([3, 1]))),
        Bad("recorded, nothing to repeat", new("trains", "step to repeat"), () => _ = new RecordedSource(5, default, repeats: true)),
        Bad("recorded, negative count", OutOfRange("count", "-1"), () => _ = new RecordedSource(-1, default)),
        Bad("geometric, certain", OutOfRange("logFailure", "below zero"), () => Random.NextGeometric(0)),
    ];

    private static IEnumerable<BadCall> Shards()
    {
        NetworkShard Shard() => ShardedNetwork<float>.Shard(8, 19, ShardCut.OfSizes(60, 1).Beside(ShardCut.OfSizes(9, 9))[0]).AsShard!;
        SpikeRaster pre = SpikeRaster.Silence(79, 8);
        RemoteSource[] remote = [new(3, 8)];
        return
        [
            Bad("remote, negative count", OutOfRange("count", "-1"), () => _ = new RemoteSource(-1, 8)),
            Bad("remote, no lag", OutOfRange("lag", "at least 1"), () => _ = new RemoteSource(3, 0)),
            Bad("remote, run by somebody else", Refusal.InvalidOperation("have not come"), () => new RemoteSource(3, 8).Step()),
            Bad("remote, no state", Null("state"), () => new RemoteSource(3, 8).Transfer(null!)),
            Bad("shard, no network", Null("network"), () => _ = new NetworkShard(null!, remote, [])),
            Bad("shard, no inputs", Null("inputs"), () => _ = new NetworkShard(new Network(Dt), null!, [])),
            Bad("shard, an input that is null", Null("inputs"), () => _ = new NetworkShard(new Network(Dt), [null!], [])),
            Bad("shard, an output that is null", Null("outputs"), () => _ = new NetworkShard(new Network(Dt), remote, [null!])),
            Bad("shard, no label", Null("label"), () => _ = new NetworkShard(new Network(Dt), remote, [], null!)),
            Bad("shard, of no input", new("inputs", "there are none"), () => _ = new NetworkShard(new Network(Dt), [], [])),
            Bad("shard, of two lags", new("inputs", "8, 9"), () => _ = new NetworkShard(new Network(Dt), [.. remote, new(2, 9)], [])),
            Bad("shard, another window", new("steps", "8", "4"), () => Shard().Run(4, SpikeRaster.Silence(79, 4), null)),
            Bad("shard, no spikes", Null("pre"), () => Shard().Run(8, null!, null)),
            Bad("shard, other spikes", new("pre", "79 neurons", "78"), () => Shard().Run(8, SpikeRaster.Silence(78, 8), null)),
            Bad("shard, both sides", new("post", "must be null"), () => Shard().Run(8, pre, SpikeRaster.Silence(69, 8))),
            Bad("shard, saved nowhere", Null("stream"), () => Shard().Save(null!)),
            Bad("shard, loaded from nowhere", Null("stream"), () => Shard().Load(null!)),
            Bad("shard, loaded from anything", new(null) { Exception = typeof(InvalidDataException) }, () => Shard().Load(new MemoryStream(new byte[9]))),
            Bad("shard, no such array", new("array", "'x'"), () => Shard().LengthOf("x")),
            Bad("shard, no such array to read", new("array", "''"), () => Shard().Read(null!, 0, new byte[4])),
            Bad("shard, reading beyond", OutOfRange("offset", "'stepsDone'"), () => Shard().Read("stepsDone", 1, new byte[8])),
            Bad("shard, no such array to write", new("array", "'x'"), () => Shard().Write("x", 0, new byte[4])),
            Bad("shard, writing in front", OutOfRange("offset", "-1"), () => Shard().Write("stepsDone", -1, new byte[8])),
        ];
    }

    private static IEnumerable<BadCall> Neurons() =>
    [
        .. Of("delta", (count, p, dt) => new DeltaLifPopulation<float>(count, p, dt)),
        .. Of("current", (count, p, dt) => new CurrentLifPopulation<double>(count, p, dt)),
        .. Of("conductance", (count, p, dt) => new ConductanceLifPopulation<float>(count, p, dt)),
        Bad("delta, half", Half, () => _ = new DeltaLifPopulation<Half>(1, Lif, Dt)),
        Bad("current, half", Half, () => _ = new CurrentLifPopulation<Half>(1, Lif, Dt)),
        Bad("conductance, half", Half, () => _ = new ConductanceLifPopulation<Half>(1, Lif, Dt)),
        Bad("Izhikevich, half", Half, () => _ = new IzhikevichPopulation<Half>(1, new(), Dt)),
        Bad("Izhikevich, no parameters", Null("parameters"), () => _ = new IzhikevichPopulation<float>(1, null!, Dt)),
        Bad("Izhikevich, negative count", OutOfRange("count", "-1"), () => _ = new IzhikevichPopulation<float>(-1, new(), Dt)),
        Bad("Izhikevich, time step", OutOfRange("dt", "at most 0.001"), () => _ = new IzhikevichPopulation<float>(1, new(), 2e-3)),
        Bad("gain", OutOfRange("Gain", "finite"), () => new DeltaLifPopulation<float>(1, Lif, Dt).Excitation.Gain = double.NaN),
        Bad("thresholds, half", Half, () => _ = new AdaptiveThresholds<Half>(1, 1, 1, 1)),
        Bad("thresholds, negative count", OutOfRange("count", "-1"), () => _ = new AdaptiveThresholds<float>(-1, 1, 1, 1)),
        Bad("thresholds, decay", OutOfRange("decay", "0 to 1"), () => _ = new AdaptiveThresholds<float>(1, 1, 1, 1.1)),
        Bad("thresholds, rest", OutOfRange("resting", "finite"), () => _ = new AdaptiveThresholds<float>(1, double.NaN, 1, 1)),
        Bad("thresholds, rise", OutOfRange("rise", "finite"), () => _ = new AdaptiveThresholds<float>(1, 1, double.PositiveInfinity, 1)),
        Bad("thresholds, no such one", OutOfRange("index", "0 to 1"), () => new AdaptiveThresholds<float>(2, 1, 1, 1).Raise(2)),
        Bad("winner, uneven groups", new("potentials", "2 thresholds", "3"), () => WinnerTakeAll.Find<float>([1, 2, 3], [1, 2])),
        Bad("winner, no thresholds", new("potentials", "0 thresholds", "3"), () => WinnerTakeAll.Find<float>([1, 2, 3], [])),
        Bad("competing, no thresholds", Null("thresholds"), () => _ = new CompetingPopulation<float>(null!, 1, 0.5)),
        Bad("competing, groups", OutOfRange("groupSize", "at least 1"), () => _ = new CompetingPopulation<float>(new(2, 1, 1, 1), 0, 0.5)),
        Bad("competing, leak", OutOfRange("leak", "0 to 1"), () => _ = new CompetingPopulation<float>(new(2, 1, 1, 1), 1, 1.5)),
        Bad(
            "competing, too many",
            OutOfRange("groupSize", "small enough"),
            () => _ = new CompetingPopulation<float>(new(2, 1, 1, 1), int.MaxValue, 0.5)),
    ];

    private static IEnumerable<BadCall> Of(string kind, Func<int, LifParameters, double, object> make) =>
    [
        Bad($"{kind}, no parameters", Null("parameters"), () => make(1, null!, Dt)),
        Bad($"{kind}, negative count", OutOfRange("count", "-1"), () => make(-1, Lif, Dt)),
        Bad($"{kind}, time step", OutOfRange("dt", "0.001"), () => make(1, Lif, double.NaN)),
    ];

    private static IEnumerable<BadCall> Parameters()
    {
        (string Name, LifParameters Parameters)[] lif =
        [
            ("MembraneTimeConstant", new() { MembraneTimeConstant = 0 }),
            ("ExcitatoryTimeConstant", new() { ExcitatoryTimeConstant = -1 }),
            ("InhibitoryTimeConstant", new() { InhibitoryTimeConstant = double.NaN }),
            ("ThresholdTimeConstant", new() { ThresholdTimeConstant = double.PositiveInfinity }),
            ("RefractoryPeriod", new() { RefractoryPeriod = -1e-3 }),
            ("RefractoryPeriod", new() { RefractoryPeriod = 1e9 }),
            ("RestingPotential", new() { RestingPotential = double.NaN }),
            ("ThresholdPotential", new() { ThresholdPotential = double.PositiveInfinity }),
            ("Bias", new() { Bias = double.NaN }),
            ("ThresholdRise", new() { ThresholdRise = -1 }),
            ("ExcitatoryReversalPotential", new() { ExcitatoryReversalPotential = double.NaN }),
            ("InhibitoryReversalPotential", new() { InhibitoryReversalPotential = double.NaN }),
            ("ResetPotential", new() { ResetPotential = -49 }),
        ];
        (string Name, IzhikevichParameters Parameters)[] izhikevich =
        [
            ("A", new() { A = double.NaN }), ("B", new() { B = double.NaN }), ("C", new() { C = 31 }), ("D", new() { D = double.NaN }),
            ("Bias", new() { Bias = double.NaN }),
        ];
        return
        [
            .. lif.Select((p, i) => Bad(
                $"parameters {i}, {p.Name}", OutOfRange(p.Name), () => _ = new CurrentLifPopulation<float>(1, p.Parameters, Dt))),
            .. izhikevich.Select(p => Bad(
                $"Izhikevich, {p.Name}", OutOfRange(p.Name), () => _ = new IzhikevichPopulation<float>(1, p.Parameters, Dt))),
        ];
    }

    private static IEnumerable<BadCall> Checkpoints() =>
    [
        Bad("part, none", Null("part"), () => State.Part(null!)),
        Bad("parts, none", Null("parts"), () => State.Parts(null!)),
        Bad("spikes, none", Null("list"), () => State.List(null!)),
        Bad("layer, none", Null("layer"), () => State.Layer<float>(null!)),
        Bad("constant, no name", Null("name"), () => State.Constant([1], null!)),
        Bad("constant, another", Refused<InvalidDataException>("answer 42", "43"), () =>
        {
            var loaded = new LoadedArrays();
            loaded.Add("answer", new[] { 43 });
            new StateTransfer(loaded, compares: true).Constant([42], "answer");
        }),
        Bad("save, no path", Null("path"), () => SimulationCheckpoint.Save((string)null!, "", Random)),
        Bad("save, no label", Null("label"), () => SimulationCheckpoint.Save("unused", null!, Random)),
        Bad("save, nothing", Null("source"), () => SimulationCheckpoint.Save("unused", "", null!)),
        Bad("save, an empty path", new("path", "empty"), () => SimulationCheckpoint.Save("", "", Random)),
        Bad("save, no folder", Refused<DirectoryNotFoundException>(), () => SimulationCheckpoint.Save("no/such/folder", "", Random)),
        Bad("save, a folder", Refused<UnauthorizedAccessException>(), () => SimulationCheckpoint.Save(Path.GetTempPath(), "", Random)),
        Bad("write, no stream", Null("stream"), () => SimulationCheckpoint.Save((Stream)null!, "", Random)),
        Bad("write, no label", Null("label"), () => SimulationCheckpoint.Save(Stream.Null, null!, Random)),
        Bad("write, nothing", Null("source"), () => SimulationCheckpoint.Save(Stream.Null, "", null!)),
        Bad(
            "write, a long label",
            new("label", "65536 bytes"),
            () => SimulationCheckpoint.Save(Stream.Null, new string('x', 65_537), Random)),
        Bad("write, a name twice", new("name", "two of 'a'"), () => SimulationCheckpoint.Save(Stream.Null, "", new Twice())),
        Bad("load, no path", Null("path"), () => SimulationCheckpoint.Load((string)null!, "", Random)),
        Bad("load, no label", Null("label"), () => SimulationCheckpoint.Load("unused", null!, Random)),
        Bad("load, into nothing", Null("destination"), () => SimulationCheckpoint.Load("unused", "", null!)),
        Bad("load, an empty path", new("path", "empty"), () => SimulationCheckpoint.Load("", "", Random)),
        Bad("load, no file", Refused<FileNotFoundException>(), () => SimulationCheckpoint.Load("no such file", "", Random)),
        Bad("load, a folder", Refused<UnauthorizedAccessException>(), () => SimulationCheckpoint.Load(Path.GetTempPath(), "", Random)),
        Bad("load, no checkpoint", Refused<InvalidDataException>("signature"), () => InFolder(path =>
        {
            File.WriteAllBytes(path, new byte[500]);
            SimulationCheckpoint.Load(path, "", Random);
        })),
        Bad("read, no stream", Null("stream"), () => SimulationCheckpoint.Load((Stream)null!, "", Random)),
        Bad("read, no label", Null("label"), () => SimulationCheckpoint.Load(Stream.Null, null!, Random)),
        Bad("read, into nothing", Null("destination"), () => SimulationCheckpoint.Load(Stream.Null, "", null!)),
        Bad("read, another label", Refused<InvalidDataException>("'mine'", "'yours'"), () =>
        {
            using var stream = new MemoryStream();
            SimulationCheckpoint.Save(stream, "yours", Random);
            stream.Position = 0;
            SimulationCheckpoint.Load(stream, "mine", Random);
        }),
    ];

    private static IEnumerable<BadCall> Arrays() =>
    [
        Bad("array, of half", Refusal.NotSupported("Half"), () => NpyArray.Create(new Half[1], 1)),
        Bad("array, none", Null("elements"), () => NpyArray.Create<float>(null!, 1)),
        Bad("array, shape", new("shape", "3 elements", "[2, 2]", "4"), () => NpyArray.Create(new float[3], 2, 2)),
        Bad("array, negative", OutOfRange("shape"), () => NpyArray.Create(new float[3], -1, -3)),
        Bad("npz, no path", Null("path"), () => NpzWriter.Write((string)null!)),
        Bad("npz, an empty path", new("path", "empty"), () => NpzWriter.Write("")),
        Bad("npz, no folder", Refused<DirectoryNotFoundException>(), () => NpzWriter.Write("no/such/folder")),
        Bad("npz, a folder", Refused<UnauthorizedAccessException>(), () => NpzWriter.Write(Path.GetTempPath())),
        Bad("npz, no stream", Null("stream"), () => NpzWriter.Write((Stream)null!)),
        Bad("npz, no array", new("arrays", "'a'"), () => NpzWriter.Write(Stream.Null, ("a", null!))),
        Bad("npz, no name", new("arrays", "''"), () => NpzWriter.Write(Stream.Null, ("", NpyArray.Create([1f])))),
        Bad("npz, a name twice", new("arrays", "'a'"), () => NpzWriter.Write(Stream.Null, ("a", NpyArray.Create([1f])), ("a", NpyArray.Create([1f])))),
    ];

    private static IEnumerable<BadCall> Delays() =>
    [
        Bad("history, negative", OutOfRange("neurons", "-1"), () => _ = new SpikeHistory(-1, 1)),
        Bad("history, no steps", OutOfRange("steps", "at least 1"), () => _ = new SpikeHistory(1, 0)),
        Bad("history, too long", OutOfRange("steps", "small enough"), () => _ = new SpikeHistory(int.MaxValue, 2)),
        Bad("history, age", OutOfRange("age", "0 to 2"), () => _ = new SpikeHistory(1, 3)[3].Length),
        Bad("history, too many", new("fired", "2 neurons", "3"), () => new SpikeHistory(2, 1).Add([0, 1, 2])),
        Bad("window, negative", OutOfRange("neurons", "-1"), () => _ = new SpikeWindow(-1, 1)),
        Bad("window, no steps", OutOfRange("steps", "at least 1"), () => _ = new SpikeWindow(1, 0)),
        Bad("window, too long", OutOfRange("steps", "small enough"), () => _ = new SpikeWindow(int.MaxValue, 2)),
        Bad("window, too many", new("fired", "2 neurons", "3"), () => new SpikeWindow(2, 1).Add([0, 1, 2])),
        Bad("window, full", Refusal.InvalidOperation("1 step"), () =>
        {
            var window = new SpikeWindow(2, 1);
            window.Add([]);
            window.Add([]);
        }),
    ];

    private static IEnumerable<BadCall> Networks()
    {
        var neurons = new DeltaLifPopulation<float>(4, Lif, Dt);
        var other = new DeltaLifPopulation<float>(4, Lif, Dt);
        var layer = new StdpLinearLayer<float>(1, 4, 4, new(), Dt);
        return
        [
            Bad("network, time step", OutOfRange("dt", "0"), () => _ = new Network(0)),
            Bad("network, window", OutOfRange("window", "-1"), () => _ = new Network(Dt, window: -1)),
            Bad("add, nothing", Null("source"), () => Of().Add<ISpikeSource>(null!)),
            Bad("add, twice", new("source", "in the network"), () => Of().Add(neurons)),
            Bad("add, another time step", new("source", "0.001 s", "0.002 s"), () => Of().Add(new DeltaLifPopulation<float>(1, Lif, 2e-3))),
            Bad("monitor, none", Null("monitor"), () => Of().AddMonitor<IMonitor>(null!)),
            Bad("state, none", Null("part"), () => Of().AddState<IStateful>(null!)),
            Bad("action, none", Null("action"), () => Of().Every(1, null!)),
            Bad("action, steps", OutOfRange("steps", "at least 1"), () => Of().Every(0, () => { })),
            Bad("connect, nothing", Null("source"), () => Of().Connect(null!, neurons.Excitation, layer)),
            Bad("connect, no input", Null("input"), () => Of().Connect(neurons, null!, layer)),
            Bad("connect, no layer", Null("layer"), () => Of().Connect<float>(neurons, neurons.Excitation, null!)),
            Bad("connect, from another", new("source", "added"), () => Of().Connect(other, neurons.Excitation, layer)),
            Bad("connect, to another", new("input", "added"), () => Of().Connect(neurons, other.Inhibition, layer)),
            Bad(
                "connect, layer of others",
                new("layer", "4 neurons", "[1, 3]"),
                () => Of().Connect(neurons, neurons.Excitation, new StdpLinearLayer<float>(1, 3, 4, new(), Dt))),
            Bad(
                "connect, a batch",
                new("layer", "batch of one", "[2, 4]"),
                () => Of().Connect(neurons, neurons.Excitation, new StdpLinearLayer<float>(2, 4, 4, new(), Dt))),
            Bad(
                "connect, another time step",
                new("layer", "0.002 s"),
                () => Of().Connect(neurons, neurons.Excitation, new StdpLinearLayer<float>(1, 4, 4, new(), 2e-3))),
            Bad("connect, delay", OutOfRange("delay", "at least 1"), () => Of().Connect(neurons, neurons.Excitation, layer, delay: 0)),
            Bad(
                "connect, delay within a window",
                OutOfRange("delay", "at least 5"),
                () => Of(window: 5).Connect(neurons, neurons.Excitation, layer, delay: 4)),
            Bad("run, negative", OutOfRange("steps", "0 or more"), () => Of().Run(-1)),
            Bad("plasticity within a window", Refusal.InvalidOperation("window"), () =>
            {
                Network network = Of(window: 2);
                Connection connection = network.Connect(neurons, neurons.Excitation, layer, delay: 2);
                network.Run(1);
                connection.IsPlastic = false;
            }),
            Bad("save, no path", Null("path"), () => Of().Save(null!)),
            Bad("save, no label", Null("label"), () => Of().Save("unused", null!)),
            Bad("save, an empty path", new("path", "empty"), () => Of().Save("")),
            Bad("save, no folder", Refused<DirectoryNotFoundException>(), () => Of().Save("no/such/folder")),
            Bad("save, a folder", Refused<UnauthorizedAccessException>(), () => Of().Save(Path.GetTempPath())),
            Bad("load, no path", Null("path"), () => Of().Load(null!)),
            Bad("load, an empty path", new("path", "empty"), () => Of().Load("")),
            Bad("load, no file", Refused<FileNotFoundException>(), () => Of().Load("no such file")),
            Bad("load, a folder", Refused<UnauthorizedAccessException>(), () => Of().Load(Path.GetTempPath())),
            Bad("load, another seed", Refused<InvalidDataException>("seed 1", "2"), () => InFolder(path =>
            {
                new Network(Dt, seed: 2).Save(path);
                new Network(Dt, seed: 1).Load(path);
            })),
            .. new (string Name, Action<Network> Call)[]
            {
                ("a generator", n => n.CreateRandom()),
                ("a seed", n => n.CreateSeed()),
                ("neurons", n => n.Add(other)),
                ("a monitor", n => n.AddMonitor(new IntervalMonitor(neurons, Dt))),
                ("a part", n => n.AddState(Random)),
                ("an action", n => n.Every(1, () => { })),
                ("a connection", n => n.Connect(neurons, neurons.Excitation, layer)),
            }.Select(late => Bad($"too late: {late.Name}", Refusal.InvalidOperation("has run"), () =>
            {
                Network network = Of();
                network.Run(0);
                late.Call(network);
            })),
        ];

        Network Of(int window = 0)
        {
            var network = new Network(Dt, window: window);
            network.Add(neurons);
            return network;
        }
    }

    private static IEnumerable<BadCall> Monitors()
    {
        var neurons = new DeltaLifPopulation<float>(4, Lif, Dt);
        var layer = new StdpLinearLayer<float>(1, 4, 4, new(), Dt);
        return
        [
            Bad("spikes, of nothing", Null("source"), () => _ = new SpikeMonitor(null!, 1)),
            Bad("spikes, capacity", OutOfRange("capacity", "-1"), () => _ = new SpikeMonitor(neurons, -1)),
            Bad("spikes, of negative", OutOfRange("neurons", "-1"), () => _ = new SpikeMonitor(neurons, 1, -1)),
            Bad("rates, of nothing", Null("source"), () => _ = new RateMonitor(null!, 1, 1, Dt)),
            Bad("rates, bin", OutOfRange("binSteps", "at least 1"), () => _ = new RateMonitor(neurons, 0, 1, Dt)),
            Bad("rates, bins", OutOfRange("bins", "-1"), () => _ = new RateMonitor(neurons, 1, -1, Dt)),
            Bad("rates, time step", OutOfRange("dt", "0"), () => _ = new RateMonitor(neurons, 1, 1, 0)),
            Bad("intervals, of nothing", Null("source"), () => _ = new IntervalMonitor(null!, Dt)),
            Bad("intervals, time step", OutOfRange("dt", "0"), () => _ = new IntervalMonitor(neurons, 0)),
            Bad("variation, no such neuron", OutOfRange("neuron", "0 to 3"), () => new IntervalMonitor(neurons, Dt).CoefficientOfVariation(4)),
            Bad("variations, of one interval", OutOfRange("intervals", "2"), () => new IntervalMonitor(neurons, Dt).CoefficientsOfVariation(1)),
            Bad("weights, of nothing", Null("layer"), () => _ = new WeightMonitor<float>(null!, [], 1, 1)),
            Bad("weights, no such synapse", OutOfRange("synapses", "0 to 15"), () => _ = new WeightMonitor<float>(layer, [16], 1, 1)),
            Bad("weights, interval", OutOfRange("every", "at least 1"), () => _ = new WeightMonitor<float>(layer, [1], 0, 1)),
            Bad("weights, moments", OutOfRange("moments", "-1"), () => _ = new WeightMonitor<float>(layer, [1], 1, -1)),
            Bad("weights, too many", OutOfRange("moments", "small enough"), () => _ = new WeightMonitor<float>(layer, [1, 2], 1, int.MaxValue)),
            Bad("weights, no such moment", OutOfRange("moment", "0 to -1"), () => _ = new WeightMonitor<float>(layer, [1], 1, 1)[0].Length),
        ];
    }

    private static IEnumerable<BadCall> NoState()
    {
        var neurons = new DeltaLifPopulation<float>(4, Lif, Dt);
        var layer = new StdpLinearLayer<float>(1, 4, 4, new(), Dt);
        var network = new Network(Dt);
        network.Add(neurons);
        IStateful[] parts =
        [
            new PoissonSource(1, 1, Dt, Random), new CorrelatedPoissonSource(1, 1, 1, 1, Dt, Random), new ModulatedPoissonSource(1, 1, Dt, Random),
            new PatternSource([], 1), new RecordedSource(1, default), Random, new AdaptiveThresholds<float>(1, 1, 1, 1), neurons,
            new CompetingPopulation<float>(new(1, 1, 1, 1), 1, 1), new SpikeHistory(1, 1), new SpikeWindow(1, 1), network,
            network.Connect(neurons, neurons.Excitation, layer), new SpikeMonitor(neurons, 1), new RateMonitor(neurons, 1, 1, Dt),
            new IntervalMonitor(neurons, Dt), new WeightMonitor<float>(layer, [], 1, 1),
        ];
        return parts.Select(part => Bad($"no state for {part.GetType().Name}", Null("state"), () => part.Transfer(null!)));
    }

    private static Refusal Half => Refusal.NotSupported("Half");

    private static BadCall Bad(string name, Refusal refusal, Action call) => BadCall.Of(name, refusal, call);

    private static Refusal OutOfRange(string parameter, params string[] message) => Refusal.OutOfRange(parameter, message);

    private static Refusal Null(string parameter) => Refusal.Null(parameter);

    private static Refusal Refused<TException>(params string[] message) => new(null, message) { Exception = typeof(TException) };

    private static void InFolder(Action<string> call)
    {
        using var folder = new TemporaryFolder();
        call(folder.PathOf("checkpoint"));
    }

    private sealed class Twice : IStateful
    {
        public void Transfer(StateTransfer state)
        {
            int value = 1;
            state.Value(ref value, "a");
            state.Value(ref value, "a");
        }
    }
}

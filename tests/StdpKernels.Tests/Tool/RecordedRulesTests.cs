using StdpKernels.Simulation;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Npz;

namespace StdpKernels.Tests.Tool;

/// <summary><c>stdp run</c> with the parts of a rule, in windows and step by step, against single steps of the library.</summary>
[Parallelizable]
internal sealed class RecordedRulesTests : FolderTests
{
    private const int Steps = 203;
    private const int Inputs = 11;
    private const int Outputs = 7;
    private const double Dt = 0.5e-3;

    private static readonly StdpTraceDynamics Exact = new() { Decay = StdpTraceDecay.Exponential, Spike = StdpTraceSpike.Jump };
    private static readonly StdpTraceDynamics Nearest = new() { Spike = StdpTraceSpike.Saturate };

    private static readonly StdpParameters<float> Fast = new() { EtaPlus = 0.1, EtaMinus = 0.09 };

    private static IEnumerable<TestCaseData> Rules
    {
        get
        {
            yield return Case("default", Fast);
            yield return Case("exact traces", Fast with { DynamicsPre = Exact, DynamicsPost = Exact },
                "--decay-pre", "exponential", "--spike-pre", "jump", "--decay-post", "exponential", "--spike-post", "jump");
            yield return Case("presynaptic side alone", Fast with { DynamicsPre = Nearest }, "--spike-pre", "saturate");
            yield return Case("postsynaptic side alone", Fast with { DynamicsPost = Nearest }, "--spike-post", "saturate");
            yield return Case("potentiation before", Fast with { CoincidencePlus = StdpCoincidence.Excluded }, "--coincidence-plus", "excluded");
            yield return Case("depression before", Fast with { CoincidenceMinus = StdpCoincidence.Excluded }, "--coincidence-minus", "excluded");
            yield return Case(
                "one after the other",
                Fast with { Order = StdpOrder.DepressionFirst, BoundScope = StdpBoundScope.TouchedWeights },
                "--order", "depression_first", "--bound-scope", "touched_weights");
            yield return Case("floor", Fast with { TraceFloor = 0.004 }, "--trace-floor", "0.004");
            yield return Case("target", Fast with { EtaMinus = -0.1, TargetPost = 0.03 }, "--eta-minus", "-0.1", "--target-post", "0.03");
            StdpParameters<float> triplets = StdpParameters.FromTripletFit<float>(StdpTripletFit.VisualCortexNearest);
            yield return Case(
                "triplets", triplets with { EtaPlus = 0.1, EtaMinus = 0.09 }, "--triplet-fit", "visual_cortex_nearest");
            yield return Case(
                "triplets of other traces",
                triplets with { EtaPlus = 0.1, EtaMinus = 0.09, TauPreInv = 70, DynamicsPost = Exact, APost = 2 },
                "--triplet-fit", "visual_cortex_nearest", "--tau-pre-inv", "70", "--spike-post", "jump", "--a-post", "2");

            static TestCaseData Case(string name, StdpParameters<float> rule, params string[] options) =>
                new TestCaseData(rule, options).SetArgDisplayNames(name);
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void Windows_have_the_bits_of_single_steps_of_the_library(StdpParameters<float> rule, string[] options)
    {
        StdpLinearLayer<float> layer = Create(rule);
        for (int step = 0; step < Steps; step++)
        {
            layer.Step(Pre(step), Post(step));
        }

        Run(Arrays(0, Steps), options);

        AssertResult(layer);
    }

    [Test]
    public void A_batch_and_a_convolution_go_in_windows_too([Values(1, 3)] int batch)
    {
        var random = new Xoshiro256StarStar(4);
        float[] w = new float[2 * 1 * 3 * 3];
        random.Fill(w, 0, 1);
        byte[] zPre = Spikes(random, Steps * batch * 36), zPost = Spikes(random, Steps * batch * 2 * 16);
        var layer = new StdpConv2dLayer<float>(batch, 1, 6, 2, 3, Fast, default, Dt);
        w.CopyTo(layer.EditWeights().Span);
        for (int step = 0; step < Steps; step++)
        {
            layer.Step(
                Array.ConvertAll(zPre[(step * batch * 36)..((step + 1) * batch * 36)], z => (float)z),
                Array.ConvertAll(zPost[(step * batch * 32)..((step + 1) * batch * 32)], z => (float)z));
        }

        Run(new()
        {
            ["w"] = NpyArray.Create(w, 2, 1, 3, 3),
            ["z_pre"] = NpyArray.Create(zPre, Steps, batch, 1, 6, 6),
            ["z_post"] = NpyArray.Create(zPost, Steps, batch, 2, 4, 4),
        });

        AssertResult(layer);
    }

    [Test]
    public void A_gate_scales_what_a_step_learns()
    {
        StdpLinearLayer<float> layer = Create(Fast);
        Dictionary<string, NpyArray> arrays = Arrays(0, Steps);
        arrays["gate"] = NpyArray.Create([.. Enumerable.Range(0, Steps).Select(Gate)], Steps);
        for (int step = 0; step < Steps; step++)
        {
            layer.Step(Pre(step), Post(step), Gate(step));
        }

        Run(arrays);

        AssertResult(layer);

        static float Gate(int step) => step % 3 * 0.5f;
    }

    [Test]
    public void Rewards_meet_the_eligibility([Values] bool first, [Values] bool perNeuron, [Values] StdpTraceDecay decay)
    {
        StdpLinearLayer<float> layer = Create(Fast);
        StdpEligibility<float> eligibility = layer.AddEligibility(tauInv: 50, decay);
        float[] rewards = new float[Steps * (perNeuron ? Outputs : 1)];
        new Xoshiro256StarStar(9).Fill(rewards, -1, 1);
        Dictionary<string, NpyArray> arrays = Arrays(0, Steps);
        arrays["reward"] = perNeuron ? NpyArray.Create(rewards, Steps, Outputs) : NpyArray.Create(rewards, Steps);
        for (int step = 0; step < Steps; step++)
        {
            Give(step, first);
            eligibility.Step(Pre(step), Post(step));
            Give(step, !first);
        }

        Run(
            arrays,
            ["--eligibility-tau-inv", "50", .. decay == StdpTraceDecay.Euler ? ["--eligibility-decay", "euler"] : (string[])[],
            .. first ? ["--reward-first"] : (string[])[]]);

        AssertResult(layer);
        float[] left = new float[Inputs * Outputs];
        eligibility.CopyTo(left);
        using NpzReader result = NpzReader.Open(Folder.PathOf("result.npz"));
        Assert.That(result.Find("eligibility").Read().ToArray<float>(), Bits.EqualTo(left));

        void Give(int step, bool now)
        {
            if (now && perNeuron)
            {
                eligibility.Reward(rewards.AsSpan(step * Outputs, Outputs));
            }
            else if (now)
            {
                eligibility.Reward(rewards[step]);
            }
        }
    }

    [Test]
    public void Two_halves_with_triplets_are_the_whole()
    {
        string[] options = ["--triplet-fit", "hippocampus_all_to_all"];
        Run(Arrays(0, Steps), options);
        Dictionary<string, NpyArray> whole = Result();
        Run(Arrays(0, 90), options);
        Dictionary<string, NpyArray> half = Result();
        Dictionary<string, NpyArray> rest = Arrays(90, Steps);
        foreach ((string name, NpyArray array) in half)
        {
            rest[name] = array;
        }

        Run(rest, options);

        Assert.That(half.Keys, Is.EquivalentTo(new[] { "w", "t_pre", "t_post", "t_pre_slow", "t_post_slow" }));
        foreach ((string name, NpyArray array) in Result())
        {
            Assert.That(array.ToArray<float>(), Bits.EqualTo(whole[name].ToArray<float>()), name);
        }
    }

    private static byte[] Spikes(Xoshiro256StarStar random, int count)
    {
        float[] numbers = new float[count];
        random.Fill(numbers, 0, 1);
        return Array.ConvertAll(numbers, number => (byte)(number < 0.1 ? 1 : 0));
    }

    private static readonly byte[] AllPre = Spikes(new Xoshiro256StarStar(1), Steps * Inputs);
    private static readonly byte[] AllPost = Spikes(new Xoshiro256StarStar(2), Steps * Outputs);
    private static readonly float[] FirstWeights = CreateWeights();

    private static float[] CreateWeights()
    {
        float[] weights = new float[Inputs * Outputs];
        new Xoshiro256StarStar(3).Fill(weights, 0, 1);
        return weights;
    }

    private static float[] Pre(int step) => Array.ConvertAll(AllPre[(step * Inputs)..((step + 1) * Inputs)], z => (float)z);

    private static float[] Post(int step) => Array.ConvertAll(AllPost[(step * Outputs)..((step + 1) * Outputs)], z => (float)z);

    private static StdpLinearLayer<float> Create(StdpParameters<float> rule)
    {
        var layer = new StdpLinearLayer<float>(batchSize: 1, Inputs, Outputs, rule, Dt);
        FirstWeights.CopyTo(layer.EditWeights().Span);
        return layer;
    }

    private static Dictionary<string, NpyArray> Arrays(int from, int to) => new()
    {
        ["w"] = NpyArray.Create(FirstWeights, Outputs, Inputs),
        ["z_pre"] = NpyArray.Create(AllPre[(from * Inputs)..(to * Inputs)], to - from, 1, Inputs),
        ["z_post"] = NpyArray.Create(AllPost[(from * Outputs)..(to * Outputs)], to - from, 1, Outputs),
    };

    // Faster than the default, so that weights reach their bounds; options of a test that come later win over none of these.
    private void Run(Dictionary<string, NpyArray> arrays, params string[] options)
    {
        RecordingFile.Write(Folder.PathOf("recording.npz"), arrays);
        string[] rates = options.Contains("--eta-minus") ? ["--eta-plus", "0.1"] : ["--eta-plus", "0.1", "--eta-minus", "0.09"];
        StdpProcess.Run(Folder.FullName, ["run", "recording.npz", "-o", "result.npz", "--dt", "0.5ms", .. rates, .. options]).AssertSuccess();
    }

    private Dictionary<string, NpyArray> Result()
    {
        using NpzReader result = NpzReader.Open(Folder.PathOf("result.npz"));
        return result.Names.ToDictionary(name => name, name => result.Find(name).Read());
    }

    private void AssertResult(StdpLayer<float> layer)
    {
        Dictionary<string, NpyArray> result = Result();
        Assert.That(result["w"].ToArray<float>(), Bits.EqualTo(layer.Weights.Span.ToArray()));
        Assert.That(layer.Weights.Span.ToArray(), Is.Not.EqualTo(FirstWeights));
        foreach (StdpTrace<float> trace in layer.State.Traces.Where(trace => trace.Name.StartsWith("t_", StringComparison.Ordinal)))
        {
            Assert.That(result[trace.Name].ToArray<float>(), Bits.EqualTo(trace.Values.Span.ToArray()), trace.Name);
        }
    }
}

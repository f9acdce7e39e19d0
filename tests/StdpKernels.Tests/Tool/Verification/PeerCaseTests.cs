using System.Text.Json.Nodes;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Verification;

namespace StdpKernels.Tests.Tool.Verification;

/// <summary>Cases of other simulators that were right until somebody changed them: each change must be told in one line.</summary>
internal sealed class PeerCaseTests : FolderTests
{
    private const long MaxAllocated = 64 << 20;

    private static readonly string[] Others =
        ["null", "true", "\"x\"", "\"NaN\"", "-1", "0", "1.5", "1e999", "2147483647", "[]", "[0]", "[null]", "{}"];

    // What files say for people.
    private static readonly string[] Ignored =
        ["peer_version", "time_unit", "tags", "note", "semantics", "numpy_check", "max_abs_value", "rounding_sensitivity"];

    private static IEnumerable<string> Small => PeerCases.Small;

    [Test]
    public void A_state_that_is_null() =>
        AssertMalformed("bn_mstdp", root => root["expected"]![0] = null, "line 1 (expected[0]): a step and its arrays are expected");

    [TestCase("\"x\"", "'w' is no list of numbers")]
    [TestCase("null", "'w' is no list of numbers")]
    [TestCase("true", "'w' is no list of numbers")]
    [TestCase("[0]", "'w' is no list of numbers")]
    public void An_expected_value_that_is_no_number(string value, string detail) => AssertMalformed(
        "bn_mstdp", root => root["expected"]![1]!["w"]![3] = JsonNode.Parse(value), $"line 1 (expected[1]): {detail}");

    [TestCase("null")]
    [TestCase("0.5")]
    [TestCase("{}")]
    public void Expected_values_that_are_no_list(string value) => AssertMalformed(
        "bn_mstdp", root => root["expected"]![1]!["t_pre"] = JsonNode.Parse(value), "line 1 (expected[1]): 't_pre' is no list of numbers");

    [TestCase("null", "'step' is no whole number")]
    [TestCase("1.5", "'step' is no whole number")]
    [TestCase("21", "expected has a step outside of 1 to 20")]
    public void A_step_that_there_is_not(string value, string detail) =>
        AssertMalformed("bn_mstdp", root => root["expected"]![0]!["step"] = JsonNode.Parse(value), detail);

    [TestCase("\"step\": 1,", "\"t_pre\": [],", "'t_pre' is there twice")]
    [TestCase("\"step\": 1,", "\"step\": 1, \"step\": 1,", "'step' is there twice")]
    [TestCase("\"step\": 1,", "", "'step' is missing")]
    [TestCase("\"step\": 1,", "\"\\ud800\": 1,", "a value of another kind is expected")]
    [TestCase("\"reduction\": \"default\"", "\"reduction\": \"\\ud800\"", "params has a reduction that is no text")]
    [TestCase("\"reduction\": \"default\"", "\"\\ud800\": 1", "(params): a value of another kind is expected")]
    [TestCase("\"rule\": \"bn_mstdp\"", "\"rule\": \"a\\nb\"", "there is no rule 'a b'")]
    [TestCase("\"rule\": \"bn_mstdp\"", "\"rule\": null", "line ")]
    public void A_text_that_makes_no_sense(string asked, string changed, string detail)
    {
        string text = File.ReadAllText(PeerCases.PathOf("bn_mstdp"));
        int place = text.IndexOf(asked, StringComparison.Ordinal);
        Assert.That(place, Is.Positive);
        AssertMalformed(RunText(text[..place] + changed + text[(place + asked.Length)..]), detail);
    }

    [TestCase("Infinity")]
    [TestCase("-Infinity")]
    [TestCase("NaN")]
    public void An_expected_value_that_is_not_finite_is_compared(string value)
    {
        CaseOutcome outcome = RunChanged("bn_mstdp", root => root["expected"]![0]!["w"]![3] = value);

        Assert.That(outcome.Status, Is.EqualTo(CaseStatus.Failed));
        Assert.That(outcome.Detail, Does.Match($@"^w step 1 index 3: expected {value}, got 0\.\d+, tolerance "));
    }

    [TestCase("NaN")]
    [TestCase("Infinity")]
    public void A_value_that_is_not_finite_agrees_with_itself(string value)
    {
        CaseOutcome outcome = RunChanged("sj_stdp_const_f64", root =>
        {
            root["initial"]!["w"]![3] = value;
            foreach (JsonNode? state in root["expected"]!.AsArray())
            {
                state!["w"]![3] = value;
            }
        });

        Assert.That(outcome.Status, Is.EqualTo(CaseStatus.Passed), outcome.Detail);
    }

    [Test]
    public void A_rule_with_reward_without_one(
        [Values("sj_mstdp_b1_f32", "sj_mstdpet_f32", "bn_mstdp", "bn_mstdpet", "brian_rstdp_exp_end")] string name) =>
        AssertMalformed(name, root => root["inputs"]!.AsObject().Remove("reward"), "the rule needs a reward of one number a step");

    [TestCase("sj_mstdp_b3_f64", 0)]
    [TestCase("sj_mstdp_b3_f64", 2)]
    [TestCase("sj_mstdp_b3_f64", 4)]
    [TestCase("bn_mstdpet", 0)]
    [TestCase("bn_mstdpet", 2)]
    public void Rewards_of_another_number(string name, int count) => AssertMalformed(
        name,
        root =>
        {
            root["shapes"]!["reward"] = new JsonArray(count);
            JsonArray reward = root["inputs"]!["reward"]!.AsArray();
            for (int step = 0; step < reward.Count; step++)
            {
                reward[step] = new JsonArray([.. Enumerable.Repeat(0, count).Select(zero => (JsonNode)zero)]);
            }
        },
        $"but {count} are given");

    [Test]
    public void A_number_of_things_that_there_cannot_be([Values("0", "-5", "1.5", "1e10", "null", "\"NaN\"")] string value)
    {
        AssertMalformed("bn_postpre_norm_every5", root => root["params"]!["run_steps"] = JsonNode.Parse(value), "params has a run_steps ");
        AssertMalformed("sj_stdp_window5", root => root["params"]!["window"] = JsonNode.Parse(value), "params has a window ");
        AssertMalformed("norse_conv1d_f32", root => root["params"]!["groups"] = JsonNode.Parse(value), "params has a groups ");
    }

    [TestCase("z_post", "[1, 6]", "the shape of z_post is [1, 6]; [1, 4] fits the others")]
    [TestCase("z_pre", "[1, 4]", "the shape of w is [4, 6]; [4, 4] fits the others")]
    [TestCase("z_pre", "[2, 6]", "the shape of z_post is [1, 4]; [2, 4] fits the others")]
    public void Sizes_that_contradict_each_other(string array, string shape, string detail) => AssertMalformed(
        "bn_mstdp",
        root =>
        {
            root["shapes"]![array] = JsonNode.Parse(shape);
            int length = root["shapes"]![array]!.AsArray().Aggregate(1, (product, dimension) => product * (int)dimension!);
            JsonArray steps = root["inputs"]![array]!.AsArray();
            for (int step = 0; step < steps.Count; step++)
            {
                steps[step] = new JsonArray([.. Enumerable.Repeat(0, length).Select(zero => (JsonNode)zero)]);
            }
        },
        detail);

    [TestCase("stride", "2147483647", "[1, 3, 1] fits the others")]
    [TestCase("padding", "100000000", "[1, 3, 200000010] fits the others")]
    [TestCase("dilation", "2147483647", "[1, 3, 0] fits the others")]
    [TestCase("padding", "[0.5, 1]", "params has a padding that is neither a whole number nor two")]
    [TestCase("padding", "[0, 1, 2]", "params has a padding that is neither a whole number nor two")]
    public void A_geometry_that_does_not_fit_takes_no_memory(string name, string value, string detail) =>
        AssertMalformed("norse_conv1d_f32", root => root["params"]![name] = JsonNode.Parse(value), detail);

    /// <summary>In place of each member and of the first and the last element of each list.</summary>
    [TestCaseSource(nameof(Small))]
    public void Whatever_stands_in_place_of_a_value_is_told_in_one_line(string name)
    {
        JsonObject root = JsonNode.Parse(File.ReadAllText(PeerCases.PathOf(name)))!.AsObject();
        foreach (string member in Ignored)
        {
            root.Remove(member);
        }

        foreach ((JsonNode parent, string member, int index) in Places(root).ToArray())
        {
            JsonNode? original = parent is JsonObject ? parent[member] : parent[index];
            string place = $"{parent.GetPath()} {member}{index}";
            foreach (string other in Others)
            {
                Set(JsonNode.Parse(other));
                CaseOutcome outcome = RunText(root.ToJsonString());
                Assert.That(outcome.Detail ?? "", Does.Not.Match(@"[\n\r]|System\.|StdpKernels\."), $"{place}: {other}");
            }

            Set(original);

            void Set(JsonNode? value)
            {
                if (parent is JsonObject)
                {
                    parent[member] = value;
                }
                else
                {
                    parent[index] = value;
                }
            }
        }

        Assert.That(RunText(root.ToJsonString()).Status, Is.EqualTo(CaseStatus.Passed), "everything is in its place again");
    }

    private static IEnumerable<(JsonNode Parent, string Member, int Index)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value).Prepend((node, member.Key, -1))),
        JsonArray { Count: > 0 } list => new[] { 0, list.Count - 1 }.Distinct()
            .SelectMany(index => Places(list[index]).Prepend((node, "", index))),
        _ => [],
    };

    private void AssertMalformed(string name, Action<JsonObject> change, string detail) => AssertMalformed(RunChanged(name, change), detail);

    private static void AssertMalformed(CaseOutcome outcome, string detail)
    {
        Assert.That(outcome.Status, Is.EqualTo(CaseStatus.Failed), outcome.Detail);
        Assert.That(outcome.Detail, Does.StartWith("malformed case: ").And.Contain(detail));
        Assert.That(outcome.Detail, Does.Not.Match(@"[\n\r]|System\.|StdpKernels\."));
    }

    private CaseOutcome RunChanged(string name, Action<JsonObject> change)
    {
        JsonObject root = JsonNode.Parse(File.ReadAllText(PeerCases.PathOf(name)))!.AsObject();
        change(root);
        return RunText(root.ToJsonString());
    }

    private CaseOutcome RunText(string text)
    {
        File.WriteAllText(Folder.PathOf("changed.json"), text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        CaseOutcome outcome = CaseRunner.RunFile(Folder.PathOf("changed.json"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(MaxAllocated), "allocated bytes");
        return outcome;
    }
}

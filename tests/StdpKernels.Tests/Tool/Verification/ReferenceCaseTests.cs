using System.Text.Json.Nodes;
using StdpKernels.Tests.Support;
using StdpKernels.Tool.Verification;

namespace StdpKernels.Tests.Tool.Verification;

/// <summary>Cases that were right until somebody changed them: each change must be noticed.</summary>
internal sealed class ReferenceCaseTests : FolderTests
{
    [Test]
    public void Unchanged_it_passes() => Assert.That(RunChanged(_ => { }).Status, Is.EqualTo(CaseStatus.Passed));

    [Test]
    public void A_missing_member([Values(
        "schema", "name", "kind", "dtype", "steps", "dt", "params", "shapes", "expected_shapes", "initial", "inputs", "expected",
        "max_abs_value", "rounding_sensitivity", "norse_f32_err")] string member) =>
        AssertMalformed(root => root.Remove(member), member is "dtype" or "kind" ? member : member.Split('_')[0]);

    [Test]
    public void A_missing_parameter(
        [Values("a_pre", "tau_post_inv", "w_max", "mu", "hardbound", "stdp_algorithm")] string name) =>
        AssertMalformed(root => root["params"]!.AsObject().Remove(name), name);

    [Test]
    public void A_missing_array([Values("w", "t_pre")] string name) =>
        AssertMalformed(root => root["initial"]!.AsObject().Remove(name), name);

    [TestCase("schema", 2)]
    [TestCase("steps", 0)]
    [TestCase("steps", 7)]
    [TestCase("kind", "recurrent")]
    [TestCase("dtype", "float16")]
    [TestCase("dt", null)]
    public void A_member_that_makes_no_sense(string member, object? value) =>
        AssertMalformed(root => root[member] = JsonValue.Create(value), "");

    [TestCase("kind", "recurrent", "line 1 (kind): a value of another kind is expected")]
    [TestCase("steps", "many", "line 1 (steps): a value of another kind is expected")]
    [TestCase("steps", 1e10, "line 1 (steps): a value of another kind is expected")]
    [TestCase("shapes", 5, "line 1 (shapes): a value of another kind is expected")]
    public void A_member_of_another_kind_is_named(string member, object value, string detail) =>
        AssertMalformed(root => root[member] = JsonValue.Create(value), detail);

    [Test]
    public void A_missing_member_is_named_in_the_words_of_the_file() =>
        AssertMalformed(root => root.Remove("max_abs_value"), "malformed case: line 1: 'max_abs_value' is missing");

    [TestCase("max_abs_value", "NaN")]
    [TestCase("max_abs_value", "Infinity")]
    [TestCase("rounding_sensitivity", "Infinity")]
    [TestCase("rounding_sensitivity", -1.0)]
    public void A_tolerance_that_tolerates_everything_or_nothing(string member, object value) => AssertMalformed(
        root => root[member]!["t_pre"] = JsonValue.Create(value), "the tolerance of t_pre comes to ");

    [Test]
    public void A_dimension_beyond_all_use() => AssertMalformed(
        root =>
        {
            root["shapes"]!["w"] = JsonNode.Parse("[0, 2000000000]");
            root["initial"]!["w"] = new JsonArray();
        },
        "the shape of w is [0, 2000000000]; at most 1048576 is read");

    [Test]
    public void An_array_of_another_size() =>
        AssertMalformed(root => root["initial"]!["w"]!.AsArray().Add(0.5), "values of w, whose shape is");

    [Test]
    public void A_tensor_of_another_size() => AssertMalformed(
        root => root["params"]!["eta_plus"] = JsonNode.Parse("""{ "shape": [], "dtype": "float32", "data": [] }"""),
        "A tensor has 0 values");

    [Test]
    public void A_case_without_an_end() =>
        AssertMalformed(root => root["expected"] = new JsonArray(), "expected lacks step 6");

    [TestCase("hebbian")]
    [TestCase("asymmetric_pow", Description = "An algorithm of the library, whose exponents no case has.")]
    public void An_algorithm_that_the_original_does_not_have(string name) =>
        AssertMalformed(root => root["params"]!["stdp_algorithm"] = name, $"the original has no algorithm '{name}'");

    [Test]
    public void A_value_that_is_not_a_number_where_a_number_is_expected()
    {
        CaseOutcome outcome = RunChanged(root => root["expected"]![0]!["w"]![3] = "NaN");

        Assert.That(outcome.Status, Is.EqualTo(CaseStatus.Failed));
        Assert.That(outcome.Detail, Does.Match(@"^w step 1 index \[0, 3\]: expected NaN, got 0\.\d+, tolerance "));
    }

    [Test]
    public void Another_expected_shape()
    {
        CaseOutcome outcome = RunChanged(root =>
        {
            JsonArray shape = root["expected_shapes"]!["t_pre"]!.AsArray();
            root["expected_shapes"]!["t_pre"] = new JsonArray((int)shape[0]! * (int)shape[1]!);
        });

        Assert.That(outcome.Status, Is.EqualTo(CaseStatus.Failed));
        Assert.That(outcome.Detail, Does.StartWith("t_pre step 1: expected shape ["));
    }

    [TestCase(true, CaseStatus.Skipped)]
    [TestCase(false, CaseStatus.Failed)]
    public void A_refused_case_is_skipped_only_if_it_is_optional(bool optional, object status)
    {
        CaseOutcome outcome = RunChanged(root =>
        {
            root["optional"] = optional;
            root["params"]!["eta_plus"] = JsonNode.Parse("""{ "shape": [1, 1, 1, 1], "dtype": "float32", "data": [0.5] }""");
        });

        Assert.That(outcome.Status, Is.EqualTo(status));
        Assert.That(outcome.Detail, Does.StartWith("refused: "));
    }

    private void AssertMalformed(Action<JsonObject> change, string detail)
    {
        CaseOutcome outcome = RunChanged(change);

        Assert.That(outcome.Status, Is.EqualTo(CaseStatus.Failed));
        Assert.That(outcome.Detail, Does.StartWith("malformed case: ").And.Contain(detail));
        Assert.That(outcome.Detail, Does.Not.Contain("System.").And.Not.Contain("StdpKernels."));
    }

    private CaseOutcome RunChanged(Action<JsonObject> change)
    {
        string original = Path.Combine(AppContext.BaseDirectory, "Vectors", "linear_grid_add_hb1_f32.json");
        JsonObject root = JsonNode.Parse(File.ReadAllText(original))!.AsObject();
        change(root);
        File.WriteAllText(Folder.PathOf("changed.json"), root.ToJsonString());
        return CaseRunner.RunFile(Folder.PathOf("changed.json"));
    }
}

using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Tests.Tool;

/// <summary><c>stdp verify</c> as a process.</summary>
[Parallelizable]
internal sealed class VerifyCommandTests : FolderTests
{
    private const string Case = "linear_grid_add_hb1_f32";

    private static readonly string Vectors = Path.Combine(AppContext.BaseDirectory, "Vectors");

    private static readonly string PeerVectors = Path.Combine(AppContext.BaseDirectory, "PeerVectors");

    [Test]
    public void All_reference_vectors_pass()
    {
        ProcessOutcome outcome = Verify(Vectors);

        outcome.AssertSuccess();
        Assert.That(outcome.Output, Does.Match(@"linear +│ multiplicative_pow +│ +44 │ +0 │ +0 │"));
        Assert.That(LastLine(outcome), Is.EqualTo("201 passed, 0 failed, 5 skipped"));
        Assert.That(outcome.Output, Does.Match(@"\nSKIPPED linear_opt_state_1d: refused: state must have a presynaptic trace "));
        Assert.That(outcome.Output.Split("\nSKIPPED "), Has.Length.EqualTo(6));
        Assert.That(outcome.Output, Does.Not.Contain("NOT RUN"));
    }

    [Test]
    public void All_vectors_of_other_simulators_pass_or_are_refused_with_the_reason()
    {
        ProcessOutcome outcome = Verify(PeerVectors);

        outcome.AssertSuccess();
        Assert.That(outcome.Output, Does.Match(@"Brian2 linear +│ brian_triplet +│ +9 │ +0 │ +0 │"));
        Assert.That(LastLine(outcome), Is.EqualTo("97 passed, 0 failed, 2 skipped"));
        Assert.That(outcome.Output, Does.Match(@"\nSKIPPED brian_rstdp_izh: eligibility here has no bounds of its own"));
    }

    [TestCase("\"policy\": \"pre_first\"", "\"policy\": \"post_first\"")]
    [TestCase("\"spike\": \"add\"", "\"spike\": \"set\"")]
    [TestCase("\"tau_pre\": 0.02,", "\"tau_pre\": 0.0201,")]
    [TestCase("\"d_post\": -0.06", "\"d_post\": -0.0601")]
    public void Another_rule_of_another_simulator_fails(string asked, string changed)
    {
        string text = File.ReadAllText(Path.Combine(PeerVectors, "brian_pair_add_pre_first.json"));
        Assert.That(text, Does.Contain(asked));
        File.WriteAllText(Folder.PathOf("case.json"), text.Replace(asked, changed, StringComparison.Ordinal));

        ProcessOutcome outcome = Verify(Folder.FullName);

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Match(@"\nFAILED brian_pair_add_pre_first: (w|t_pre|t_post) step \d+ index \d+: expected "));
        Assert.That(outcome.Output, Does.Match(@"│ Brian2 linear │ brian_pair │ +0 │ +✗ 1 │ +0 │"));
    }

    [TestCase("a [b", "a [b linear")]
    [TestCase("[red]a[/]", "[red]a[/] linear")]
    [TestCase("a\\u001b[2Jb", "a [2Jb linear")]
    public void A_table_shows_the_text_of_a_file_and_takes_nothing_in_it_for_a_style(string peer, string shown)
    {
        string text = File.ReadAllText(Path.Combine(PeerVectors, "brian_pair_add_pre_first.json"));
        Assert.That(text, Does.Contain("\"peer\": \"Brian2\""));
        File.WriteAllText(Folder.PathOf("case.json"), text.Replace("\"peer\": \"Brian2\"", $"\"peer\": \"{peer}\"", StringComparison.Ordinal));

        ProcessOutcome outcome = Verify(Folder.FullName);

        outcome.AssertSuccess();
        Assert.That(outcome.Output, Does.Contain($"│ {shown} │"));
    }

    [Test]
    public void A_damaged_case_of_another_simulator_leaves_the_others_alone()
    {
        string text = File.ReadAllText(Path.Combine(PeerVectors, "bn_postpre_norm_every5.json"));
        Assert.That(text, Does.Contain("\"run_steps\": 5"));
        File.WriteAllText(Folder.PathOf("a.json"), text.Replace("\"run_steps\": 5", "\"run_steps\": 0", StringComparison.Ordinal));
        CopyCase("decay_scalar");

        ProcessOutcome outcome = Verify(Folder.FullName);

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Error, Is.Empty);
        Assert.That(outcome.Output, Does.Match(@"\nFAILED a: malformed case: params has a run_steps of 0; at least 1 is expected\r?\n"));
        Assert.That(LastLine(outcome), Is.EqualTo("1 passed, 1 failed"));
    }

    [TestCase("\"rule\": \"brian_pair\"", "\"rule\": \"brian_pear\"", "there is no rule 'brian_pear'")]
    [TestCase("\"policy\": \"pre_first\"", "\"policy\": \"first\"", "there is no policy 'first'")]
    [TestCase("\"tau_pre\": 0.02,", "", "params lacks tau_pre")]
    [TestCase("\"tau_pre\": 0.02,", "\"tau_pre\": 0,", "a time constant is 0")]
    [TestCase("\"tau_pre\": 0.02,", "\"tau_pre\": true,", "params has a tau_pre that is no number")]
    [TestCase("\"kind\": \"linear\"", "\"kind\": \"conv3d\"", "there is no kind 'conv3d'")]
    [TestCase("\"steps\": 40", "\"steps\": 41", "inputs have 40 steps of z_pre, not 41")]
    public void A_malformed_case_of_another_simulator(string asked, string changed, string message)
    {
        string text = File.ReadAllText(Path.Combine(PeerVectors, "brian_pair_add_pre_first.json"));
        Assert.That(text, Does.Contain(asked));
        File.WriteAllText(Folder.PathOf("case.json"), text.Replace(asked, changed, StringComparison.Ordinal));

        ProcessOutcome outcome = Verify(Folder.FullName);

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Error, Is.Empty);
        Assert.That(outcome.Output, Does.Contain($"FAILED case: malformed case: {message}"));
    }

    [Test]
    public void A_weight_that_leaves_the_range_of_a_function_is_no_case_for_the_library()
    {
        string text = File.ReadAllText(Path.Combine(PeerVectors, "sj_stdp_tutorial_clampfn.json"));
        File.WriteAllText(Folder.PathOf("case.json"), text.Replace("\"hi\": 1.0", "\"hi\": 0.5", StringComparison.Ordinal));

        ProcessOutcome outcome = Verify(Folder.FullName);

        outcome.AssertSuccess();
        Assert.That(outcome.Output, Does.Match(@"\nSKIPPED sj_stdp_tutorial_clampfn: .* a weight has left them"));
    }

    [Test]
    public void Without_an_index_every_case_of_the_directory_is_run()
    {
        CopyCase("linear_counts");
        CopyCase("decay_scalar");
        File.WriteAllText(Folder.PathOf("package.json"), """{ "name": "something else" }""");

        ProcessOutcome outcome = Verify(Folder.FullName);

        outcome.AssertSuccess();
        Assert.That(LastLine(outcome), Is.EqualTo("2 passed, 0 failed"));
    }

    [Test]
    public void A_wrong_value_fails_and_is_pointed_out()
    {
        CopyCase("decay_scalar");
        CopyCase(Case);
        string text = File.ReadAllText(Folder.PathOf($"{Case}.json"));
        int end = text.IndexOf("\"max_abs_value\"", StringComparison.Ordinal);
        int last = text.LastIndexOf("\"t_post\": [", end, StringComparison.Ordinal);
        int value = text.IndexOf('[', last) + 1;
        File.WriteAllText(Folder.PathOf($"{Case}.json"), text.Insert(value, "1"));

        ProcessOutcome outcome = Verify(Folder.FullName);

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Error, Is.Empty);
        Assert.That(
            outcome.Output,
            Does.Match($@"\nFAILED {Case}: t_post step 6 index \[0, 0\]: expected 1[\d.]+, got 0\.\d+, "
                + @"tolerance \d\S* \(1 of \d+ differ\)\r?\n"));
        Assert.That(LastLine(outcome), Is.EqualTo("1 passed, 1 failed"));
    }

    [Test]
    public void A_malformed_case_fails()
    {
        File.WriteAllText(Folder.PathOf("broken.json"), """{ "schema": 1, "name": "broken", "kind": "linear" """);
        File.WriteAllText(Folder.PathOf("poor.json"), """{ "schema": 1, "name": "poor", "kind": "linear" }""");

        ProcessOutcome outcome = Verify(Folder.FullName);

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain("FAILED broken: malformed case: "));
        Assert.That(outcome.Output, Does.Contain("FAILED poor: malformed case: "));
        Assert.That(LastLine(outcome), Is.EqualTo("0 passed, 2 failed"));
    }

    [Test]
    public void A_case_that_the_index_lists_must_be_there()
    {
        File.WriteAllText(Folder.PathOf("index.json"), """{ "schema": 1, "cases": [{ "file": "absent.json" }] }""");

        ProcessOutcome outcome = Verify(Folder.FullName);

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain("FAILED absent: "));
        Assert.That(LastLine(outcome), Is.EqualTo("0 passed, 1 failed"));
    }

    [Test]
    public void A_case_that_the_index_does_not_list_is_named()
    {
        CopyCase("decay_scalar");
        CopyCase("linear_counts");
        File.WriteAllText(Folder.PathOf("package.json"), """{ "name": "something else" }""");
        File.WriteAllText(Folder.PathOf("index.json"), """{ "cases": [{ "file": "decay_scalar.json" }] }""");

        ProcessOutcome outcome = Verify(Folder.FullName);

        outcome.AssertSuccess();
        Assert.That(outcome.Output, Does.Contain("\nNOT RUN, since index.json does not list it: linear_counts.json"));
        Assert.That(LastLine(outcome), Is.EqualTo("1 passed, 0 failed"));
    }

    [Test]
    public void A_name_cannot_steer_the_terminal()
    {
        CopyCase("decay_scalar");
        string path = Folder.PathOf("decay_scalar.json");
        File.WriteAllText(path, File.ReadAllText(path)
            .Replace("\"name\": \"decay_scalar\"", "\"name\": \"a\\u001b[2Jb\\nc\"", StringComparison.Ordinal)
            .Replace("\"t_pre\": [0.02]", "\"t_pre\": [7]", StringComparison.Ordinal));

        ProcessOutcome outcome = Verify(Folder.FullName);

        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain("\nFAILED a [2Jb c: t_pre step 1 "));
    }

    [Test]
    public void A_missing_directory() => Verify("missing").AssertOneLineOfError("missing: no such directory");

    [Test]
    public void A_malformed_index()
    {
        File.WriteAllText(Folder.PathOf("index.json"), """{ "cases": 5 }""");
        Verify(Folder.FullName).AssertOneLineOfError("malformed index");
    }

    private static string LastLine(ProcessOutcome outcome) => outcome.Output.TrimEnd().Split(Environment.NewLine)[^1];

    private void CopyCase(string name) => File.Copy(Path.Combine(Vectors, $"{name}.json"), Folder.PathOf($"{name}.json"));

    private ProcessOutcome Verify(string directory) => StdpProcess.Run(Folder.FullName, "verify", directory);
}

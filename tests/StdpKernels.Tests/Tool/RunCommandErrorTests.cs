using StdpKernels.Simulation;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Hostile;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Tests.Tool;

/// <summary><c>stdp run</c> on bad input: one line of error, and no file.</summary>
[Parallelizable]
internal sealed class RunCommandErrorTests : FolderTests
{
    [SetUp]
    public void CreateRecording()
    {
        RecordingFile.Write(Folder.PathOf("recording.npz"), RecordingFile.LinearArrays());
    }

    [TestCase("additive, additive_step, multiplicative_pow, multiplicative_relu, asymmetric_pow", "--algorithm", "hebbian")]
    [TestCase("--eta-plus: a number is expected, but 'NaN' was given", "--eta-plus", "NaN")]
    [TestCase("--w-max: a number is expected, but 'nan' was given", "--w-max", "nan")]
    [TestCase("--mu: a number is expected, but '0,5' was given", "--mu", "0,5")]
    [TestCase("or one with a unit such as 0.1ms (s, ms or us), but 'inf' was given", "--dt", "inf")]
    [TestCase("--dt: a finite number of seconds is expected, or one with a unit such as 0.1ms", "--dt", "1min")]
    [TestCase("--tau-pre-inv: a finite number is expected, but '1e999' was given", "--tau-pre-inv", "1e999")]
    [TestCase("--a-pre", "--a-pre")]
    [TestCase("--stride: an integer from 1 on is expected", "--stride", "0")]
    [TestCase("--stride: an integer from 1 on is expected", "--stride", "1,2,3")]
    [TestCase("--padding: an integer from 0 on is expected", "--padding", "-1")]
    [TestCase("--dilation: an integer from 1 on is expected", "--dilation", "2,")]
    [TestCase("(did you mean 'additive_step'?)", "--algorithm", "aditive_step")]
    [TestCase("for a convolution", "--stride", "2")]
    [TestCase("--decay-pre: there is no decay 'exp': choose one of euler, exponential", "--decay-pre", "exp")]
    [TestCase("--spike-post: there is no spike 'jmp': choose one of scaled, jump, saturate (did you mean 'jump'?)", "--spike-post", "jmp")]
    [TestCase("--coincidence-plus: there is no coincidence 'exclude'", "--coincidence-plus", "exclude")]
    [TestCase("(did you mean 'depression_first'?)", "--order", "depresion_first")]
    [TestCase("(did you mean 'touched_weights'?)", "--bound-scope", "touched_weight")]
    [TestCase("(did you mean 'visual_cortex_nearest'?)", "--triplet-fit", "visual_cortex_nearst")]
    [TestCase("--trace-floor: a number of at least 0 is expected, but '-1' was given", "--trace-floor", "-1")]
    [TestCase("--target-post: a finite number is expected, but 'inf' was given", "--target-post", "inf")]
    [TestCase("--eligibility-tau-inv: a number is expected, but 'x' was given", "--eligibility-tau-inv", "x")]
    [TestCase("--reward-first belongs to an eligibility, which --eligibility-tau-inv asks for", "--reward-first")]
    [TestCase("--eligibility-decay belongs to an eligibility", "--eligibility-decay", "euler")]
    [TestCase("there is no array 'reward', which --eligibility-tau-inv is for", "--eligibility-tau-inv", "2")]
    [TestCase("no step can be made of this recording: BoundScope must be AllWeights where both changes", "--bound-scope", "touched_weights")]
    [TestCase(
        "no step can be made of this recording: BoundScope must be AllWeights in convolutions and with other batches",
        "--bound-scope", "touched_weights", "--order", "depression_first")]
    [TestCase("--frobnicate", "--frobnicate")]
    [TestCase("there is no option '--eta-plsu' (did you mean '--eta-plus'?)", "--eta-plsu", "2")]
    [TestCase("there is no option '--eta_plus=2' (did you mean '--eta-plus'?)", "--eta_plus=2")]
    public void A_bad_option(string expected, params string[] options) => AssertRefused(expected, options);

    [TestCase("missing/result.npz", "no such directory")]
    [TestCase(".", "it is a directory")]
    [TestCase("recording.npz", "the result would replace the recording")]
    [TestCase("", "a file or directory name is expected")]
    public void An_unwritable_output(string output, string expected) => AssertRefused(expected, "-o", output);

    [Test]
    [Platform("Linux,MacOsX")]
    public void A_device_as_output()
    {
        AssertRefused("/dev/null: cannot be written: it is not a regular file", "-o", "/dev/null");
        Assert.That(() => File.WriteAllText("/dev/null", "still a device"), Throws.Nothing);
    }

    [TestCase("a command is expected: simulate, cluster, run, verify, info, bench, completion; see 'stdp --help'")]
    [TestCase("there is no command 'ru': choose one of simulate, cluster, run, verify, info, bench, completion (did you mean 'run'?); see 'stdp --help'", "ru", "recording.npz")]
    [TestCase("there is no option '--frob'; see 'stdp --help'", "--frob")]
    [TestCase("@missing.npz: no such file", "run", "@missing.npz", "-o", "result.npz")]
    [TestCase("Option '--output' is required; see 'stdp run --help'", "run", "recording.npz")]
    [TestCase("'more' is one argument too many; see 'stdp verify --help'", "verify", "a", "more")]
    public void A_command_line_that_makes_no_sense(string expected, params string[] arguments) =>
        StdpProcess.Run(Folder.FullName, arguments).AssertOneLineOfError(expected);

    [Test]
    public void A_result_that_would_replace_the_recording_behind_links()
    {
        Directory.CreateSymbolicLink(Folder.PathOf("folder"), Folder.FullName);
        AssertRefused("the result would replace the recording", "-o", "folder/recording.npz");
    }

    [Test]
    public void A_recording_for_which_there_is_no_memory()
    {
        File.WriteAllBytes(Folder.PathOf("recording.npz"), new ZipBytes { Entries = HostileArchives.ConsistentClaim() }.ToArray());
        StdpProcess.RunInMemory(256 << 20, Folder.FullName, "run", "recording.npz", "-o", "result.npz")
            .AssertOneLineOfError("MiB of memory, but there are 256");
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { "recording.npz" }));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void A_recording_that_is_a_pipe()
    {
        File.Delete(Folder.PathOf("recording.npz"));
        Folder.CreatePipe("recording.npz");
        AssertRefused("recording.npz: is empty, or not a regular file");
    }

    [Test]
    public void A_missing_file()
    {
        File.Delete(Folder.PathOf("recording.npz"));
        AssertRefused("recording.npz: no such file");
    }

    [TestCase(1)]
    [TestCase(100)]
    [TestCase(500)]
    [TestCase(-1)]
    public void A_truncated_file(int length)
    {
        byte[] whole = File.ReadAllBytes(Folder.PathOf("recording.npz"));
        File.WriteAllBytes(Folder.PathOf("recording.npz"), length < 0 ? whole[..^-length] : whole[..length]);
        AssertRefused("recording.npz: not an .npz file, or a truncated or damaged one");
    }

    [Test]
    public void A_list_of_entries_that_is_damaged()
    {
        const int EndRecordLength = 22;
        byte[] bytes = File.ReadAllBytes(Folder.PathOf("recording.npz"));
        bytes[^(EndRecordLength - 10)]++;
        File.WriteAllBytes(Folder.PathOf("recording.npz"), bytes);
        AssertRefused("recording.npz: not an .npz file");
    }

    [Test]
    public void A_file_of_another_kind()
    {
        File.WriteAllText(Folder.PathOf("recording.npz"), "time,neuron");
        AssertRefused("recording.npz: not an .npz file");
    }

    [TestCase("w")]
    [TestCase("z_pre")]
    [TestCase("z_post")]
    public void A_missing_array(string name)
    {
        Dictionary<string, NpyArray> arrays = RecordingFile.LinearArrays();
        arrays.Remove(name);
        Write(arrays);
        AssertRefused($"recording.npz: there is no array '{name}'; there is {string.Join(", ", arrays.Keys)}");
    }

    [TestCase("tpre", "array 'tpre' would be ignored (did you mean 't_pre'?).")]
    [TestCase("Z_post", "array 'Z_post' would be ignored (did you mean 'z_post'?).")]
    [TestCase("times", "array 'times' would be ignored. A recording has w, z_pre, z_post, t_pre, t_post, t_pre_slow, t_post_slow, gate, reward, and whatever begins with expected_")]
    [TestCase("tau_pre_inv", "array 'tau_pre_inv' would be ignored: parameters are options, give --tau-pre-inv.")]
    [TestCase("trace_floor", "array 'trace_floor' would be ignored: parameters are options, give --trace-floor.")]
    [TestCase("gaet", "array 'gaet' would be ignored (did you mean 'gate'?).")]
    [TestCase("dt", "give --dt.")]
    public void An_array_that_nobody_reads(string name, string expected)
    {
        Dictionary<string, NpyArray> arrays = RecordingFile.LinearArrays();
        arrays[name] = NpyArray.Create(new float[1], 1);
        Write(arrays);
        AssertRefused(expected);
    }

    [TestCase("w", "the result is not finite: w[2, 3] is NaN, and 1 of 12 numbers of w are NaN or infinite; nothing was written")]
    [TestCase("t_pre", "the result is not finite: w[", "--no-hardbound")]
    public void A_result_that_is_not_finite(string array, string expected, params string[] options)
    {
        Dictionary<string, NpyArray> arrays = RecordingFile.LinearArrays();
        float[] values = new float[array == "w" ? 12 : 8];
        values[^1] = float.NaN;
        arrays[array] = array == "w" ? NpyArray.Create(values, 3, 4) : NpyArray.Create(values, 2, 4);
        Write(arrays);

        ProcessOutcome outcome = StdpProcess.Run(Folder.FullName, ["run", "recording.npz", "-o", "result.npz", .. options]);

        Assert.That(outcome.ExitCode, Is.EqualTo(3));
        Assert.That(outcome.Error, Does.StartWith("stdp: ").And.Contain(expected));
        Assert.That(outcome.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { "recording.npz" }));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void A_report_that_finds_no_room()
    {
        ProcessOutcome outcome = StdpProcess.RunInShell(Folder.FullName, "run recording.npz -o result.npz > /dev/full");

        outcome.AssertOneLineOfError("standard output cannot be written: ");
        Assert.That(Folder.FileNames, Is.EqualTo(new[] { "recording.npz" }));
    }

    [TestCase("w", "rank 2 (linear) or rank 4 (convolution) is expected", 12)]
    [TestCase("w", "array 'z_pre' has shape [5, 2, 4]; [5, 2, 3] fits w [4, 3]", 4, 3)]
    [TestCase("z_pre", "has shape [10, 4]; rank 3 is expected, [steps, batch, n_pre]", 10, 4)]
    [TestCase("z_pre", "has shape [5, 1, 2, 4]; rank 3 is expected", 5, 1, 2, 4)]
    [TestCase("z_pre", "[5, 4, 4] fits w [3, 4]", 5, 4, 2)]
    [TestCase("z_post", "[5, 2, 3] fits w [3, 4] and z_pre [5, 2, 4]", 2, 5, 3)]
    [TestCase("z_post", "has shape [30]; rank 3 is expected, [steps, batch, n_post]", 30)]
    public void A_wrong_shape(string name, string expected, params int[] shape)
    {
        Dictionary<string, NpyArray> arrays = RecordingFile.LinearArrays();
        arrays[name] = arrays[name].Type == NpyDataType.Float32
            ? NpyArray.Create(arrays[name].ToArray<float>(), shape)
            : NpyArray.Create(arrays[name].ToArray<byte>(), shape);
        Write(arrays);
        AssertRefused(expected);
    }

    [TestCase("reward", "array 'reward' would be ignored: rewards meet an eligibility, which --eligibility-tau-inv asks for")]
    [TestCase("t_pre_slow", "array 't_pre_slow' would be ignored: slow traces belong to a --triplet-fit")]
    [TestCase("reward", "array 'reward' has shape [4]; [5] fits the 5 steps of z_pre [5, 2, 4]", 4)]
    [TestCase("reward", "array 'reward' has shape [5, 4]; [5, 3] fits the 5 steps", 5, 4)]
    [TestCase("gate", "array 'gate' has shape [5, 3]; [5] fits the 5 steps", 5, 3)]
    public void A_number_for_each_step_that_is_for_nothing_or_does_not_fit(string name, string expected, params int[] shape)
    {
        shape = shape.Length > 0 ? shape : name == "reward" ? [RecordingFile.Steps] : [RecordingFile.Batch, RecordingFile.Pre];
        Dictionary<string, NpyArray> arrays = RecordingFile.LinearArrays();
        arrays[name] = NpyArray.Create(new float[shape.Aggregate(1, (a, b) => a * b)], shape);
        Write(arrays);
        AssertRefused(expected);
    }

    [TestCase("array 'gate' belongs to spikes that change weights, but with array 'reward' rewards do", "--eligibility-tau-inv", "2")]
    [TestCase("tauInv must make a factor from 0 to 1", "--eligibility-tau-inv", "-2")]
    public void Rewards_that_make_no_sense(string expected, params string[] options)
    {
        Dictionary<string, NpyArray> arrays = RecordingFile.LinearArrays();
        arrays["reward"] = NpyArray.Create(new float[RecordingFile.Steps], RecordingFile.Steps);
        if (expected.Contains("gate", StringComparison.Ordinal))
        {
            arrays["gate"] = arrays["reward"];
        }

        Write(arrays);
        AssertRefused(expected, options);
    }

    [Test]
    public void Graded_activity_that_would_set_a_trace()
    {
        Dictionary<string, NpyArray> arrays = RecordingFile.LinearArrays();
        arrays["z_pre"] = NpyArray.Create(
            Enumerable.Repeat(0.5f, arrays["z_pre"].Length).ToArray(), RecordingFile.Steps, RecordingFile.Batch, RecordingFile.Pre);
        Write(arrays);
        AssertRefused("no step can be made of this recording: ", "--spike-pre", "saturate");
    }

    [Test]
    public void A_trace_that_does_not_fit()
    {
        Dictionary<string, NpyArray> arrays = RecordingFile.LinearArrays();
        arrays["t_post"] = NpyArray.Create(new float[3], 3);
        Write(arrays);
        AssertRefused("array 't_post' has shape [3]; [2, 3] fits z_post [5, 2, 3]");
    }

    [TestCase("w")]
    [TestCase("t_pre")]
    public void A_type_that_is_not_floating(string name)
    {
        Dictionary<string, NpyArray> arrays = RecordingFile.LinearArrays();
        arrays[name] = NpyArray.Create(new byte[12], 3, 4);
        Write(arrays);
        AssertRefused($"array '{name}' has dtype uint8; float32 or float64 is expected");
    }

    [Test]
    public void No_steps()
    {
        Dictionary<string, NpyArray> arrays = RecordingFile.LinearArrays();
        arrays["z_pre"] = NpyArray.Create(Array.Empty<byte>(), 0, 2_000_000_000, 4);
        Write(arrays);
        AssertRefused("array 'z_pre' has shape [0, 2000000000, 4], [steps, batch, n_pre]; at least one of each is expected");
    }

    [TestCase("[1, 1, 1, 3, 3] fits w [1, 1, 2, 2], z_pre [1, 1, 1, 4, 4]")]
    [TestCase("the kernel of w [1, 1, 2, 2] does not fit into the image", "--dilation", "4")]
    [TestCase("[1, 1, 1, 2, 3] fits", "--stride", "2,1")]
    public void A_convolution_that_does_not_fit(string expected, params string[] options)
    {
        Write(new Dictionary<string, NpyArray>
        {
            ["w"] = NpyArray.Create(new float[4], 1, 1, 2, 2),
            ["z_pre"] = NpyArray.Create(new byte[16], 1, 1, 1, 4, 4),
            ["z_post"] = NpyArray.Create(new byte[16], 1, 1, 1, 4, 4),
        });
        AssertRefused(expected, options);
    }

    private void Write(Dictionary<string, NpyArray> arrays) => RecordingFile.Write(Folder.PathOf("recording.npz"), arrays);

    private void AssertRefused(string expected, params string[] options)
    {
        string?[] before = [.. Folder.FileNames];
        string[] output = options.Contains("-o") ? [] : ["-o", "result.npz"];

        StdpProcess.Run(Folder.FullName, ["run", "recording.npz", .. output, .. options]).AssertOneLineOfError(expected);

        Assert.That(Folder.FileNames, Is.EquivalentTo(before), "no file must be left behind");
    }
}

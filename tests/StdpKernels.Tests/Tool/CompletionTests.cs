using System.Diagnostics;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;

namespace StdpKernels.Tests.Tool;

/// <summary>What bash completes after <c>eval "$(stdp completion bash)"</c>.</summary>
[Platform("Linux,MacOsX")]
[Parallelizable]
internal sealed class CompletionTests : FolderTests
{
    [TestCase("stdp ru", "run")]
    [TestCase("stdp run --eta-p", "--eta-plus")]
    [TestCase("stdp run a.npz --algorithm multi", "multiplicative_pow", "multiplicative_relu")]
    [TestCase("stdp run a.npz --order dep", "depression_first")]
    [TestCase("stdp simulate dig", "digits")]
    [TestCase("stdp completion f", "fish")]
    [TestCase("stdp clu", "cluster")]
    [TestCase("stdp cluster --tls", "--tls-authority", "--tls-certificate", "--tls-key")]
    [TestCase("stdp cluster --shard", "--shard-checkpoints")]
    [TestCase("stdp simulate balanced --clu", "--cluster")]
    [TestCase("stdp simulate balanced --shard", "--shard-checkpoints", "--shards")]
    public void Bash_completes(string line, params string[] expected) => Assert.That(Complete(line), Is.EquivalentTo(expected));

    [TestCase("zsh", "#compdef stdp")]
    [TestCase("fish", "complete --command stdp")]
    public void Other_shells_have_scripts(string shell, string text)
    {
        ProcessOutcome outcome = StdpProcess.Run(Folder.FullName, "completion", shell);
        outcome.AssertSuccess();
        Assert.That(outcome.Output, Does.Contain(text).And.Contain("[suggest:"));
    }

    [Test]
    public void Another_shell_is_refused() =>
        StdpProcess.Run(Folder.FullName, "completion", "tcsh").AssertOneLineOfError("'tcsh'");

    private static string[] Complete(string line)
    {
        string script = $$"""
            stdp() { dotnet '{{Path.Combine(AppContext.BaseDirectory, "stdp.dll")}}' "$@"; }
            eval "$(stdp completion bash)"
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}}
            COMP_WORDS=($COMP_LINE) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            $(complete -p stdp | sed 's/.*-F \([^ ]*\).*/\1/')
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        using Process bash = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true })!;
        string output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

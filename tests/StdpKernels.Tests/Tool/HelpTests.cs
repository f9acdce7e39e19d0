using StdpKernels.Reporting.Commands;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool;

namespace StdpKernels.Tests.Tool;

/// <summary>What the help says: whoever has read it need not guess.</summary>
[Parallelizable]
internal sealed class HelpTests : FolderTests
{
    [Test]
    public void Has_every_parameter_with_its_unit_and_its_default()
    {
        string help = Help("run");
        Assert.Multiple(() =>
        {
            foreach (string option in ParameterOption.All)
            {
                Assert.That(help, Does.Match($@"{option} <\w+> .*\b(unit|1/s|seconds|Likewise)\b.*\[default: [-.0-9]+\]"), option);
            }
        });
    }

    [TestCase("w ", "[O, I]", "[O, C, kh, kw]", "float64")]
    [TestCase("z_pre ", "[T, B, I]", "[T, B, C, H, W]", "uint8")]
    [TestCase("z_post ", "[T, B, O]", "[T, B, O, H', W']", "likewise")]
    [TestCase("t_pre ", "[B, I]", "[B, C, H, W]", "float64")]
    [TestCase("t_post ", "[B, O]", "[B, O, H', W']", "likewise")]
    public void Has_every_array_with_its_shape(string array, params string[] parts)
    {
        string line = Help("run").Split('\n').Single(line => line.StartsWith($"  {array}", StringComparison.Ordinal) && line.Contains('['));
        foreach (string part in parts)
        {
            Assert.That(line, Does.Contain(part));
        }
    }

    [TestCase("run")]
    [TestCase]
    public void Has_every_exit_code(params string[] command)
    {
        string help = Help(command);
        int[] codes =
        [
            .. typeof(ExitCode).GetFields().Where(field => field.FieldType == typeof(int)).Select(field => (int)field.GetRawConstantValue()!),
        ];
        Assert.That(codes, Has.Length.GreaterThan(4));
        foreach (int code in codes)
        {
            Assert.That(help, Does.Contain($"\n  {code,-5}"));
        }
    }

    private string Help(params string[] command)
    {
        ProcessOutcome outcome = StdpProcess.Run(Folder.FullName, [.. command, "--help"]);
        outcome.AssertSuccess();
        return outcome.Output;
    }
}

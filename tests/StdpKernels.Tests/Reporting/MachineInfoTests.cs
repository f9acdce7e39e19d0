using System.Numerics;
using System.Reflection;
using StdpKernels.Reporting.Machine;

namespace StdpKernels.Tests.Reporting;

internal sealed class MachineInfoTests
{
    [Test]
    public void Tells_where_and_what()
    {
        MachineInfo machine = MachineInfo.Detect(typeof(Stdp).Assembly);

        Assert.That(machine.VectorBits, Is.EqualTo(8 * Vector<byte>.Count));
        Assert.That(machine.Library, Does.Match(@"^StdpKernels \d+\.\d+\.\d+"));
        Assert.That(
            machine.Library,
            Does.EndWith(typeof(Stdp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion));
        Assert.That(
            machine.Lines.Select(line => line.Label),
            Is.EqualTo(new[] { "Processor", "Vectors", "System", "Runtime", "Library", "Date" }));
        Assert.That(machine.Lines, Has.All.Matches<(string Label, string Value)>(line => line.Value.Length > 0));
    }

    [TestCase("AMD EPYC (family 26, model 2)", "amd-epyc-family-26-model-2")]
    [TestCase("Intel(R) Xeon(R) CPU @ 2.20GHz", "intel-r-xeon-r-cpu-2-20ghz")]
    public void The_processor_is_a_folder(string processor, string folder) =>
        Assert.That((MachineInfo.Detect(typeof(Stdp).Assembly) with { Processor = processor }).Folder, Is.EqualTo(folder));

    [Test]
    public void Processors_of_one_name_are_told_apart_by_family_and_model() => Assert.That(
        ProcessorName.Parse(
        [
            "processor\t: 0", "cpu family\t: 26", "model\t\t: 2", "model name\t: AMD EPYC", "", "model name\t: another",
        ]),
        Is.EqualTo("AMD EPYC (family 26, model 2)"));

    [Test]
    public void A_processor_without_a_family_has_its_name_alone() =>
        Assert.That(ProcessorName.Parse(["model name : Cortex-A72", "", "cpu family : 1"]), Is.EqualTo("Cortex-A72"));
}

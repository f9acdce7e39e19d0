using StdpKernels.Tests.Checkpoints;
using StdpKernels.Tests.Documentation;

namespace StdpKernels.Tests;

/// <summary>This assembly as a program, for what tests have to do in a process of its own.</summary>
internal static class TestProgram
{
    public static int Main(string[] arguments) => arguments switch
    {
        [SaverProcess.Name, .. string[] saves] => SaverProcess.Run(saves),
        [LayerMemory.Name, .. string[] row] => LayerMemory.Run(row),
        _ => throw new ArgumentException($"This program saves or measures; it was asked for '{string.Join(' ', arguments)}'.", nameof(arguments)),
    };
}

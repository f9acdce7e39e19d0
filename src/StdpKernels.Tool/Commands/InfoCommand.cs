using System.CommandLine;
using Spectre.Console;
using StdpKernels.Tool.Measuring;

namespace StdpKernels.Tool.Commands;

/// <summary><c>stdp info</c>: the machine, and what the library makes of it.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        var command = new Command("info", "Show processor, vectors, caches and threads, and the kernels that the library chooses here.");
        command.SetAction(_ => InfoReport.Print(AnsiConsole.Console));
        return command;
    }
}

using System.CommandLine;
using System.Reflection;

namespace StdpKernels.Tool.Commands;

/// <summary><c>stdp completion</c>: prints what lets a shell complete commands, options and names.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish"];

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = $"Which shell: {string.Join(", ", Shells)}." };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command("completion", "Print the script that lets a shell complete: eval \"$(stdp completion bash)\".") { shell };
        command.SetAction(parsed =>
        {
            using Stream script = Assembly.GetExecutingAssembly().GetManifestResourceStream($"stdp.{parsed.GetRequiredValue(shell)}")!;
            using var reader = new StreamReader(script);
            Console.Out.Write(reader.ReadToEnd());
        });
        return command;
    }
}

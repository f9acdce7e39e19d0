using System.CommandLine;
using StdpKernels.Reporting.Commands;

namespace StdpKernels.Tests.Reporting;

/// <summary>Whoever runs a program sees a line of what went wrong, and whether it is a fault of the program.</summary>
[NonParallelizable]
internal sealed class CommandProgramTests
{
    private static IEnumerable<TestCaseData> Failures =>
    [
        new TestCaseData(new CommandException("results.json has no widths"), 1).SetArgDisplayNames("command"),
        new TestCaseData(new CommandException("results.json has no widths") { ExitCode = 3 }, 3).SetArgDisplayNames("exit code"),
        new TestCaseData(new IOException("results.json has no widths"), 1).SetArgDisplayNames("file"),
        new TestCaseData(new UnauthorizedAccessException("results.json has no widths"), 1).SetArgDisplayNames("permission"),
    ];

    [TestCaseSource(nameof(Failures))]
    public async Task What_a_user_can_do_something_about_is_told_as_it_is(Exception failure, int expected)
    {
        (int code, string error) = await RunAsync(Throwing(failure));
        Assert.That(code, Is.EqualTo(expected));
        Assert.That(error, Is.EqualTo($"{Program}: results.json has no widths{Environment.NewLine}"));
    }

    [Test]
    public async Task What_nobody_expected_is_told_as_a_fault_in_a_line()
    {
        (int code, string error) = await RunAsync(Throwing(new InvalidOperationException("Sequence contains\nno elements")));
        Assert.That(code, Is.EqualTo(ExitCode.InternalError));
        Assert.That(error, Does.StartWith($"{Program}: internal error"));
        Assert.That(error, Does.EndWith($"InvalidOperationException: Sequence contains no elements{Environment.NewLine}"));
    }

    [Test]
    public async Task An_interruption_goes_to_who_asked_for_it_and_any_other_end_is_a_fault()
    {
        using var interruption = new CancellationTokenSource();
        Command ended = Throwing(new OperationCanceledException());
        Assert.That((await RunAsync(ended, interruption.Token)).Code, Is.EqualTo(ExitCode.InternalError));
        await interruption.CancelAsync();
        Assert.That(() => RunAsync(ended, interruption.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_wrong_command_line_is_told_in_a_line_without_commands_that_are_hidden()
    {
        Command hidden = new("child") { Hidden = true };
        (int code, string error) = await RunAsync(hidden, default, "--sedonds", "1");
        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(error.TrimEnd(), Is.EqualTo($"{Program}: there is no option '--sedonds' (did you mean '--seconds'?); see '{Program} --help'"));

        (code, error) = await RunAsync(hidden, default, "--seconds", "0");
        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(error.TrimEnd(), Is.EqualTo($"{Program}: --seconds: a number from 0.1 to 60 is expected, but '0' was given; see '{Program} --help'"));
    }

    private static string Program => System.Reflection.Assembly.GetEntryAssembly()!.GetName().Name!;

    private static Command Throwing(Exception exception)
    {
        var command = new Command("throw");
        command.SetAction(int (ParseResult _) => throw exception);
        return command;
    }

    private static async Task<(int Code, string Error)> RunAsync(Command command, CancellationToken interruption = default, params string[] args)
    {
        var root = new RootCommand("For a test.") { command, RangedOption.Create("--seconds", "How long.", 1.0, 0.1, 60) };
        root.SetAction(_ => { });
        TextWriter before = Console.Error;
        using var error = new StringWriter();
        Console.SetError(error);
        try
        {
            return (await CommandProgram.RunAsync(root, args.Length == 0 ? [command.Name] : args, interruption), error.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }
}

using System.CommandLine;
using System.Numerics;

namespace StdpKernels.Tool.Commands;

/// <summary>What becomes of parameters that the equations allow and hardly anybody means: a warning each, or with <c>--strict</c> an end.</summary>
internal sealed class StrictOption
{
    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Refuse parameters that look like a mistake, such as a time step in ms, instead of warning of them.",
    };

    public void AddTo(Command command) => command.Add(_strict);

    /// <summary>Warns of every finding, or refuses all of them together.</summary>
    /// <exception cref="CommandException">There are findings, and <c>--strict</c> was given.</exception>
    public void Check<T>(ParseResult parsed, StdpParameters<T> parameters, double dt)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string[] findings = [.. parameters.Diagnose(dt).Select(finding => $"{ParameterOption.NameOf(finding.Parameter)}: {finding}")];
        if (findings.Length > 0 && parsed.GetValue(_strict))
        {
            throw new CommandException($"refused because of --strict: {string.Join(" ", findings)}") { ExitCode = ExitCode.Usage };
        }

        foreach (string finding in findings)
        {
            ErrorLine.Warn(finding);
        }
    }
}

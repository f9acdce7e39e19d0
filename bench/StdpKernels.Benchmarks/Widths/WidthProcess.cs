using System.Diagnostics;
using System.Globalization;
using StdpKernels.Reporting.Commands;

namespace StdpKernels.Benchmarks.Widths;

/// <summary>A process with one width of vectors, which measures a turn when it is told to and otherwise waits.</summary>
internal sealed class WidthProcess : IDisposable
{
    private readonly string _name;
    private readonly Process _process;

    /// <param name="setting">The width.</param>
    /// <param name="turns">How many turns each work gets.</param>
    /// <param name="turn">How long a turn is.</param>
    public WidthProcess(WidthSetting setting, int turns, TimeSpan turn)
    {
        string[] arguments = [typeof(WidthProcess).Assembly.Location, WidthCommand.Name, $"{turns}", turn.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (setting.Variable.Length > 0)
        {
            start.Environment[setting.Variable] = setting.Value;
        }

        _name = setting.Name;
        _process = Process.Start(start)!;
    }

    /// <summary>Lets it do its next turn.</summary>
    /// <returns>Microseconds a step; 0 after the turn that only prepares a work.</returns>
    /// <exception cref="CommandException">The process ended.</exception>
    public double RunTurn()
    {
        _process.StandardInput.WriteLine();
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() is { } line
            ? double.Parse(line, CultureInfo.InvariantCulture)
            : throw new CommandException($"the process for {_name} ended before its last turn");
    }

    public void Dispose()
    {
        // Without a further line it ends by itself, unless it is in the middle of a turn.
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}

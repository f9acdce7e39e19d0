using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using StdpKernels.Benchmarks.Counts;
using StdpKernels.Reporting.Commands;

namespace StdpKernels.CountBenchmarks;

/// <summary>Valgrind's machine in software, with two levels of caches.</summary>
internal static class Cachegrind
{
    /// <summary>Runs this program on it.</summary>
    /// <param name="arguments">What the program is to do.</param>
    /// <exception cref="CommandException">There is no valgrind, or the program failed.</exception>
    public static StepCounts Run(params IEnumerable<string> arguments)
    {
        string file = Path.GetTempFileName(), log = Path.GetTempFileName();
        try
        {
            string[] options =
                ["--tool=cachegrind", "--cache-sim=yes", "--I1=32768,8,64", "--D1=32768,8,64", "--LL=1048576,16,64", $"--cachegrind-out-file={file}", $"--log-file={log}"];
            using Process process = Start([.. options, Environment.ProcessPath!, .. arguments]);
            process.WaitForExit();
            return process.ExitCode == 0 ? Parse(File.ReadLines(file)) : throw new CommandException($"valgrind ended with {process.ExitCode}: {File.ReadAllText(log)}");
        }
        finally
        {
            File.Delete(file);
            File.Delete(log);
        }
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("valgrind", arguments);

        // It takes a repeated instruction, with which the C library clears and copies much, for as many as it has bytes.
        start.Environment["GLIBC_TUNABLES"] = $"glibc.cpu.x86_rep_movsb_threshold={int.MaxValue}:glibc.cpu.x86_rep_stosb_threshold={int.MaxValue}";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new CommandException($"valgrind cannot be started: {e.Message}", e);
        }
    }

    // The columns are named in a line of their own: instructions, misses of instructions, reads, their misses, writes, their misses.
    private static StepCounts Parse(IEnumerable<string> lines)
    {
        string[] found = [.. lines.Where(line => line.StartsWith("events:", StringComparison.Ordinal) || line.StartsWith("summary:", StringComparison.Ordinal))];
        if (found.Length != 2)
        {
            throw new CommandException("valgrind has written no summary");
        }

        string[][] columns = [.. found.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..])];
        Dictionary<string, double> counts = columns[0].Zip(columns[1]).ToDictionary(
            pair => pair.First, pair => double.Parse(pair.Second, CultureInfo.InvariantCulture));
        return new StepCounts(counts["Ir"], counts["Dr"], counts["Dw"], counts["D1mr"] + counts["D1mw"], counts["DLmr"] + counts["DLmw"]);
    }
}

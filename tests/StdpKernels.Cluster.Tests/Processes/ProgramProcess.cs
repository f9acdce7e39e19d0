using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace StdpKernels.Cluster.Tests.Processes;

/// <summary>A process of <see cref="ClusterProgram"/>, and the lines that it has said.</summary>
internal sealed class ProgramProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = [];
    private readonly StringBuilder _errors = new();

    public ProgramProcess(string role, string redis, string folder, string? certificate = null)
    {
        Port = RedisServer.FreePort();
        string[] arguments = [typeof(ClusterProgram).Assembly.Location, role, redis, folder, $"{Port}"];
        var start = new ProcessStartInfo("dotnet", certificate is null ? arguments : [.. arguments, certificate])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _lines.Add(line.Data ?? "end");
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                _ = _errors.AppendLine(line.Data);
            }
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Port { get; }

    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Waits for a line that is wanted, and passes over others.</summary>
    public string WaitFor(Predicate<string> isWanted, string what, TimeSpan? patience = null)
    {
        var watch = Stopwatch.StartNew();
        string last = "nothing";
        while (watch.Elapsed < (patience ?? Patience))
        {
            if (!_lines.TryTake(out string? line, TimeSpan.FromMilliseconds(200)))
            {
                continue;
            }

            if (isWanted(line))
            {
                return line;
            }

            last = line;
            if (line == "end")
            {
                break;
            }
        }

        throw new TimeoutException($"{what}: said {last} after {watch.Elapsed.TotalSeconds:0} s. {Errors}");
    }

    /// <summary>As if the machine had lost its power.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        _lines.Dispose();
    }
}

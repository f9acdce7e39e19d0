using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace StdpKernels.Cluster.Tests.Processes;

/// <summary>A Redis server of its starter's own, which keeps nothing.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly Process _process;

    private RedisServer(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    /// <summary>Starts one; null where there is none to start.</summary>
    public static async Task<RedisServer?> TryStartAsync()
    {
        int port = FreePort();
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(
                "redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            { RedirectStandardOutput = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }

        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var server = new RedisServer(process, $"127.0.0.1:{port}");
        await WaitForAsync(port);
        return server;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static async Task WaitForAsync(int port)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (watch.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(50);
            }
        }
    }
}

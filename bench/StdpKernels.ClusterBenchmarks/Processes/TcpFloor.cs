using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StdpKernels.Cluster.Tests.Processes;

namespace StdpKernels.ClusterBenchmarks.Processes;

/// <summary>The same bytes to as many processes and back, over sockets and nothing else: what no engine can be faster than.</summary>
internal sealed class TcpFloor : IDisposable
{
    private readonly List<Process> _processes = [];
    private readonly List<Socket> _sockets = [];

    public TcpFloor(int shards)
    {
        for (int i = 0; i < shards; i++)
        {
            int port = RedisServer.FreePort();
            _processes.Add(ChildProcess.Start(ChildProcess.Echo, port.ToString(CultureInfo.InvariantCulture)));
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Connect(IPAddress.Loopback, port);
            _sockets.Add(socket);
        }
    }

    /// <summary>Answers every message with as many bytes as it asks for, until the other side goes.</summary>
    public static async Task ServeAsync(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        Console.WriteLine(ChildProcess.Ready);
        using Socket socket = await listener.AcceptSocketAsync();
        socket.NoDelay = true;
        byte[] header = new byte[2 * sizeof(int)];
        byte[] bytes = new byte[1 << 20];
        while (await ReceiveAsync(socket, header))
        {
            int sent = BinaryPrimitives.ReadInt32LittleEndian(header), asked = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(sizeof(int)));
            _ = await ReceiveAsync(socket, bytes.AsMemory(0, sent));
            _ = await socket.SendAsync(bytes.AsMemory(0, asked));
        }
    }

    /// <summary>One window: out to all, and back.</summary>
    public Task RunAsync(int sent, int received) => Task.WhenAll(_sockets.Select(socket => ExchangeAsync(socket, sent, received)));

    public void Dispose()
    {
        _sockets.ForEach(socket => socket.Dispose());
        foreach (Process process in _processes)
        {
            process.Kill();
            process.Dispose();
        }
    }

    private static async Task ExchangeAsync(Socket socket, int sent, int received)
    {
        byte[] message = new byte[(2 * sizeof(int)) + sent];
        BinaryPrimitives.WriteInt32LittleEndian(message, sent);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(sizeof(int)), received);
        _ = await socket.SendAsync(message);
        _ = await ReceiveAsync(socket, new byte[received]);
    }

    private static async Task<bool> ReceiveAsync(Socket socket, Memory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int count = await socket.ReceiveAsync(bytes);
            if (count == 0)
            {
                return false;
            }

            bytes = bytes[count..];
        }

        return true;
    }
}

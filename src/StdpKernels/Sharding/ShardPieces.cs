using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StdpKernels.Sharding;

/// <summary>Reads and writes arrays of shards in pieces: a message each, where the shard is on another machine.</summary>
internal static class ShardPieces
{
    private const int PieceBytes = 1 << 20;

    /// <summary>Reads the first numbers of an array.</summary>
    public static async Task ReadAsync<T>(
        IShardHost host, int shard, string array, Memory<T> destination, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = Unsafe.SizeOf<T>(), length = PieceBytes / size;
        byte[] piece = new byte[Math.Min(destination.Length, length) * size];
        for (int start = 0; start < destination.Length; start += length)
        {
            int count = Math.Min(length, destination.Length - start);
            await host.ReadAsync(shard, array, (long)start * size, piece.AsMemory(0, count * size), cancellationToken).ConfigureAwait(false);
            piece.AsSpan(0, count * size).CopyTo(MemoryMarshal.AsBytes(destination.Span.Slice(start, count)));
        }
    }

    /// <summary>Writes the first numbers of an array.</summary>
    public static async Task WriteAsync<T>(
        IShardHost host, int shard, string array, ReadOnlyMemory<T> source, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = Unsafe.SizeOf<T>(), length = PieceBytes / size;
        for (int start = 0; start < source.Length; start += length)
        {
            byte[] piece = MemoryMarshal.AsBytes(source.Span.Slice(start, Math.Min(length, source.Length - start))).ToArray();
            await host.WriteAsync(shard, array, (long)start * size, piece, cancellationToken).ConfigureAwait(false);
        }
    }
}

using System.Runtime.InteropServices;
using StdpKernels.Checkpoints;
using StdpKernels.Sharding;

namespace StdpKernels.Simulation;

/// <summary>A piece of one array of a state, in bytes. The array is found by its name in a checkpoint.</summary>
internal sealed class ArrayPiece : IArrayVisitor
{
    // The parameter of the public calls.
    private const string OffsetName = "offset";

    private readonly string _array;
    private readonly long _offset;
    private readonly byte[] _bytes;
    private readonly bool _writes;

    private ArrayPiece(string array, long offset, byte[] bytes, bool writes) =>
        (_array, _offset, _bytes, _writes) = (array, offset, bytes, writes);

    private long? Length { get; set; }

    public static long LengthOf(IStateful state, string array) => Find(state, array, new ArrayPiece(array, 0, [], writes: false));

    public static void Read(IStateful state, string array, long offset, Span<byte> destination)
    {
        byte[] bytes = new byte[destination.Length];
        Find(state, array, new ArrayPiece(array, offset, bytes, writes: false));
        bytes.CopyTo(destination);
    }

    public static void Write(IStateful state, string array, long offset, ReadOnlySpan<byte> source) =>
        Find(state, array, new ArrayPiece(array, offset, source.ToArray(), writes: true));

    void IArrayVisitor.Visit<T>(string name, ReadOnlySpan<int> shape, Span<T> values)
    {
        if (name != _array)
        {
            return;
        }

        int size = Marshal.SizeOf<T>();
        Length = (long)values.Length * size;
        ShardContract.RequirePiece(_offset, _bytes.Length, Length.Value, name, OffsetName);

        // A span of bytes over all of a large array would be longer than spans are.
        int first = (int)(_offset / size), skip = (int)(_offset % size);
        Span<byte> piece = MemoryMarshal.AsBytes(values.Slice(first, (skip + _bytes.Length + size - 1) / size)).Slice(skip, _bytes.Length);
        if (_writes)
        {
            _bytes.CopyTo(piece);
        }
        else
        {
            piece.CopyTo(_bytes);
        }
    }

    private static long Find(IStateful state, string array, ArrayPiece piece)
    {
        state.Transfer(new StateTransfer(piece));
        return piece.Length ?? throw new ArgumentException(
            $"array must be the name of an array in a checkpoint of the shard, but it is '{Printable.Text(array ?? "")}'.", nameof(array));
    }
}

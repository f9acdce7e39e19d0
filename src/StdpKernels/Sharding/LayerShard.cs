using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Checkpoints;
using StdpKernels.Validation;

namespace StdpKernels.Sharding;

/// <summary>A shard that is a layer of its own: the caller gives the spikes of both sides.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class LayerShard<T> : IStdpShard
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private long _stepsDone;

    /// <summary>A shard of a layer that has not been stepped.</summary>
    /// <param name="layer">The weights and traces: a linear or a sparse layer, of the postsynaptic neurons of the shard.</param>
    /// <exception cref="ArgumentNullException"><paramref name="layer"/> is null.</exception>
    /// <exception cref="ArgumentException">The layer is a convolution.</exception>
    public LayerShard(StdpLayer<T> layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer.State.Pre.Shape.Rank != 2)
        {
            Require.Throw("layer must be linear or sparse, but it is a convolution, whose weights all postsynaptic neurons share.", nameof(layer));
        }

        Layer = layer;
    }

    /// <summary>The weights and traces.</summary>
    public StdpLayer<T> Layer { get; }

    /// <inheritdoc/>
    public int BatchSize => Layer.State.Pre.Shape[0];

    /// <inheritdoc/>
    public int Inputs => Layer.State.Pre.Shape[1];

    /// <inheritdoc/>
    public int Outputs => Layer.State.Post.Shape[1];

    /// <inheritdoc/>
    public bool HasNeurons => false;

    /// <inheritdoc/>
    public long StepsDone => _stepsDone;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="pre"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// Spikes are of another number of neurons or samples, or <paramref name="post"/> is null. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="steps"/> is negative or more than arrays can hold. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on the layer. Nothing has been changed.</exception>
    public SpikeRaster? Run(int steps, SpikeRaster pre, SpikeRaster? post)
    {
        Require.Size(steps);
        ShardContract.RequireRaster(pre, steps, BatchSize, Inputs, nameof(pre));
        ShardContract.RequireSides(HasNeurons, post, nameof(post));
        ShardContract.RequireRaster(post!, steps, BatchSize, Outputs, nameof(post));
        Layer.StepWindow(steps, pre.Events, post!.Events);
        _stepsDone += steps;
        return null;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on the layer.</exception>
    public void Save(Stream stream)
    {
        Span<byte> steps = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(steps, _stepsDone);
        Layer.SaveCheckpoint(stream, steps);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="InvalidDataException">The data are damaged, or of another layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on the layer. Nothing has been changed.</exception>
    public void Load(Stream stream)
    {
        Span<byte> steps = stackalloc byte[sizeof(long)];
        Layer.LoadCheckpoint(stream, steps, isWhole: true);
        _stepsDone = BinaryPrimitives.ReadInt64LittleEndian(steps);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no array of that name.</exception>
    public long LengthOf(string array) => (long)Values(array).Length * Marshal.SizeOf<T>();

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no array of that name, or the piece does not consist of whole elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The piece is not within the array.</exception>
    public void Read(string array, long offset, Span<byte> destination) =>
        Values(array)[Piece(array, offset, destination.Length, nameof(destination))].CopyTo(MemoryMarshal.Cast<byte, T>(destination));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// There is no array of that name, or the piece does not consist of whole elements. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The piece is not within the array. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on the layer. Nothing has been changed.</exception>
    public void Write(string array, long offset, ReadOnlySpan<byte> source)
    {
        Range piece = Piece(array, offset, source.Length, nameof(source));
        Span<T> values = array == LayerArrays.Weights ? Layer.EditWeights().Span : Trace(array).Span;
        MemoryMarshal.Cast<byte, T>(source).CopyTo(values[piece]);
    }

    private ReadOnlySpan<T> Values(string array) => array == LayerArrays.Weights ? Layer.Weights.Span : Trace(array).Span;

    private StdpTrace<T> Trace(string array) => Layer.State.Traces.FirstOrDefault(trace => trace.Name == array)
        ?? throw new ArgumentException(
            $"array must be w or the name of a trace of the layer, but it is '{Printable.Text(array ?? "")}'.", nameof(array));

    private Range Piece(string array, long offset, int bytes, string name)
    {
        int size = Marshal.SizeOf<T>();
        ReadOnlySpan<T> values = Values(array);
        if (offset % size != 0 || bytes % size != 0)
        {
            Require.Throw($"{name} must have whole elements of {size} bytes of '{array}', but it has {bytes} bytes from {offset} on.", name);
        }

        ShardContract.RequirePiece(offset, bytes, (long)values.Length * size, array, nameof(offset));
        int start = (int)(offset / size);
        return start..(start + (bytes / size));
    }
}

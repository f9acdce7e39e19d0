using System.Numerics;
using StdpKernels.Checkpoints;
using StdpKernels.Threading;

namespace StdpKernels;

/// <summary>Saves the weights and the traces of a layer, and loads them again, so that a run goes on to the same bits.</summary>
/// <remarks>
/// <para>
/// A checkpoint holds the arrays <c>w</c>, <c>t_pre</c>, <c>t_post</c> and added traces under their names, with types and shapes, the
/// numbers
/// bit for bit, and a checksum. It does not hold parameters, time step or geometry: make the layer as before, then load into it.
/// </para>
/// <para>
/// Loading checks everything (format and version, byte order, names, element types, shapes, length, checksum) before it changes anything.
/// What does not fit is refused with an <see cref="InvalidDataException"/> that says what was expected and what came. Memory is
/// taken for the layer that is loaded into, never for what the checkpoint claims.
/// </para>
/// </remarks>
public static class StdpCheckpoint
{
    /// <summary>Saves weights and traces to a file, which appears under its name only when it is complete and on the disk.</summary>
    /// <remarks>
    /// <para>
    /// Until then it is a temporary file <c>.stdp-*.tmp</c> in the same folder. A process that is killed leaves the older file under the
    /// name, whole, and the temporary one, which the next save into that folder removes once it is a minute old. Any number of processes
    /// may save to one path: the last to finish wins.
    /// </para>
    /// <para>A file that is replaced keeps its permissions. Where the path is a link, the file behind it is replaced.</para>
    /// </remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="path">Where to.</param>
    /// <param name="w">The weights, of any shape.</param>
    /// <param name="state">The traces.</param>
    /// <param name="userData">Bytes to keep beside them, such as the number of the step and the state of random numbers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> or <paramref name="state"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="w"/> is a default view without memory, or <paramref name="path"/> is empty.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written, or is a pipe or a device. An older one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or is a folder. An older one is unchanged.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this state. Nothing has been changed.</exception>
    public static void Save<T>(string path, ReadOnlyTensorView<T> w, StdpState<T> state, ReadOnlySpan<byte> userData = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(state);
        LayerCheckpoint.SaveFile(path, w, state, userData);
    }

    /// <summary>Saves weights and traces to a stream, from where it stands.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="stream">Where to.</param>
    /// <param name="w">The weights, of any shape.</param>
    /// <param name="state">The traces.</param>
    /// <param name="userData">Bytes to keep beside them, such as the number of the step and the state of random numbers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> or <paramref name="state"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="w"/> is a default view without memory.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this state. Nothing has been changed.</exception>
    public static void Save<T>(Stream stream, ReadOnlyTensorView<T> w, StdpState<T> state, ReadOnlySpan<byte> userData = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(state);
        LayerCheckpoint.SaveStream(stream, w, state, userData);
    }

    /// <summary>Loads weights and traces from a file, which must hold them and nothing else.</summary>
    /// <typeparam name="T">The type that was saved: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="path">Where from.</param>
    /// <param name="w">Receives the weights; of the shape that was saved.</param>
    /// <param name="state">Receives the traces; of the shapes that were saved.</param>
    /// <param name="userData">Receives the bytes that were saved beside them; exactly as many.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> or <paramref name="state"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="w"/> is a default view without memory, or shares memory with a trace, <paramref name="userData"/> shares memory with
    /// either, or <paramref name="path"/> is empty. Nothing has been read.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, of another type or shape, or has other user data. Nothing has been changed.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read. Nothing has been changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this state. Nothing has been changed.</exception>
    public static void Load<T>(string path, TensorView<T> w, StdpState<T> state, Span<byte> userData = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(state);
        using CallGate.Entry entry = state.Gate.Enter();
        LayerCheckpoint.LoadFile(path, w, state, userData);
    }

    /// <summary>Loads weights and traces from a stream, and leaves it where they end.</summary>
    /// <typeparam name="T">The type that was saved: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="stream">Where from. It need not know its length.</param>
    /// <param name="w">Receives the weights; of the shape that was saved.</param>
    /// <param name="state">Receives the traces; of the shapes that were saved.</param>
    /// <param name="userData">Receives the bytes that were saved beside them; exactly as many.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> or <paramref name="state"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="w"/> is a default view without memory, shares memory with a trace, or <paramref name="userData"/> shares memory
    /// with either. Nothing has been read.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The data are damaged, of another type or shape, or have other user data. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this state. Nothing has been changed.</exception>
    public static void Load<T>(Stream stream, TensorView<T> w, StdpState<T> state, Span<byte> userData = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(state);
        using CallGate.Entry entry = state.Gate.Enter();
        LayerCheckpoint.LoadStream(stream, w, state, userData, isWhole: false);
    }
}

using StdpKernels.Checkpoints;
using StdpKernels.Threading;

namespace StdpKernels;

/// <content>Saving and loading.</content>
public abstract partial class StdpLayer<T>
{
    /// <summary>Saves weights and traces to a file, which appears under its name only when it is complete and on the disk.</summary>
    /// <remarks>Any number of processes may save to one path. See <see cref="StdpCheckpoint"/> for links, permissions and temporary files.</remarks>
    /// <param name="path">Where to. An older file is replaced when the new one is complete.</param>
    /// <param name="userData">Bytes to keep beside them, such as the number of the step and the state of random numbers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be written, or is a pipe or a device. An older one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or is a folder. An older one is unchanged.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void SaveCheckpoint(string path, ReadOnlySpan<byte> userData = default) =>
        LayerCheckpoint.SaveFile(path, View, State, userData, Identity());

    /// <summary>Saves weights and traces to a stream, from where it stands.</summary>
    /// <param name="stream">Where to. It need not seek.</param>
    /// <param name="userData">Bytes to keep beside them, such as the number of the step and the state of random numbers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void SaveCheckpoint(Stream stream, ReadOnlySpan<byte> userData = default) =>
        LayerCheckpoint.SaveStream(stream, View, State, userData, Identity());

    /// <summary>Loads weights and traces from a file. Steps then give the bits that they would have given without the pause.</summary>
    /// <remarks>The layer must have been made with the same sizes; parameters and time step are the caller's to restore.</remarks>
    /// <param name="path">Where from.</param>
    /// <param name="userData">Receives the bytes that were saved beside them; exactly as many.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or the bytes lie in the layer's own memory.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, of another type or shape, or has other user data. Nothing has been changed.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read. Nothing has been changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void LoadCheckpoint(string path, Span<byte> userData = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        using CallGate.Entry entry = State.Gate.Enter();
        _steady.Forget();
        LayerCheckpoint.LoadFile(path, View, State, userData, Identity());
        ForgetSteadyEligibility();
    }

    /// <summary>Loads weights and traces from a stream, and leaves it where they end.</summary>
    /// <remarks>As from a file.</remarks>
    /// <param name="stream">Where from. It need not seek, nor know its length.</param>
    /// <param name="userData">Receives the bytes that were saved beside them; exactly as many.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentException">The bytes lie in the layer's own memory. Nothing has been read.</exception>
    /// <exception cref="InvalidDataException">
    /// The data are damaged, of another type or shape, or have other user data. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void LoadCheckpoint(Stream stream, Span<byte> userData = default) => LoadCheckpoint(stream, userData, isWhole: false);

    /// <summary>Loads from a stream, which may have to end there.</summary>
    internal void LoadCheckpoint(Stream stream, Span<byte> userData, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using CallGate.Entry entry = State.Gate.Enter();
        _steady.Forget();
        LayerCheckpoint.LoadStream(stream, View, State, userData, isWhole, Identity());
        ForgetSteadyEligibility();
    }

    /// <summary>Numbers that a checkpoint of another layer does not have.</summary>
    private protected virtual NamedArray[] Identity() => [];
}

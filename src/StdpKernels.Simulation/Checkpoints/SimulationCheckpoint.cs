using StdpKernels.Checkpoints;

namespace StdpKernels.Simulation;

/// <summary>Saves the state of a simulation, and loads it again, so that it goes on to the same bits.</summary>
/// <remarks>
/// A checkpoint is a container of named arrays, as <see cref="StdpCheckpoint"/> writes it for a layer, with a checksum, and a label that says what it is
/// of. It holds what changes, not what a simulation is made of: make it as before, then load into it. Loading checks everything before it changes
/// anything.
/// </remarks>
public static class SimulationCheckpoint
{
    /// <summary>Saves a state to a file, which appears under its name only when it is complete and on the disk.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="label">What simulation it is of: one with other parameters must not go on from it.</param>
    /// <param name="source">What has the state.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty, <paramref name="label"/> has more than 65,536 bytes, or two arrays of the state have the same name.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written. An older one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written. An older one is unchanged.</exception>
    public static void Save(string path, string label, IStateful source)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(source);
        using AtomicFile file = AtomicFile.Create(path);
        Save(file.Stream, label, source);
        file.Commit();
    }

    /// <summary>Saves a state to a stream, from where it stands.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="label">What simulation it is of.</param>
    /// <param name="source">What has the state.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="label"/> has more than 65,536 bytes, or two arrays of the state have the same name.
    /// </exception>
    public static void Save(Stream stream, string label, IStateful source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(source);
        var writer = new ContainerWriter(stream, label, Table(source));
        source.Transfer(new StateTransfer(writer));
        writer.Finish();
    }

    /// <summary>Loads a state from a file, which must hold it and nothing else.</summary>
    /// <param name="path">Where from.</param>
    /// <param name="label">What simulation it must be of.</param>
    /// <param name="destination">Something that was made with the same parameters.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or the state of something else. Nothing has been changed.</exception>
    /// <exception cref="IOException">The file cannot be read. Nothing has been changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read. Nothing has been changed.</exception>
    public static void Load(string path, string label, IStateful destination)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(destination);

        using FileStream stream = AtomicFile.OpenRead(path);
        try
        {
            Load(stream, label, destination);
        }
        catch (InvalidDataException e)
        {
            throw ContainerReader.Named(path, e);
        }
    }

    /// <summary>Loads a state from a stream, which must end with it.</summary>
    /// <param name="stream">Where from.</param>
    /// <param name="label">What simulation it must be of.</param>
    /// <param name="destination">Something that was made with the same parameters.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or the state of something else. Nothing has been changed.</exception>
    public static void Load(Stream stream, string label, IStateful destination)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(destination);
        LoadedArrays loaded = ContainerReader.Read(stream, label, Table(destination));
        ContainerReader.RequireEnd(stream);
        destination.Transfer(new StateTransfer(loaded, compares: true));
        destination.Transfer(new StateTransfer(loaded));
    }

    private static ArrayTable Table(IStateful state)
    {
        var table = new ArrayTable();
        state.Transfer(new StateTransfer(table));
        return table;
    }
}

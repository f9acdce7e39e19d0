using StdpKernels.Checkpoints;

namespace StdpKernels.Tool.Simulation.Checkpoints;

/// <summary>The state of a run as a container of named arrays, labelled with what run it is of.</summary>
internal static class RunCheckpoint
{
    /// <summary>Writes a state.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="identity">What run it is of: a run with other parameters must not go on from it.</param>
    /// <param name="source">What has the state.</param>
    public static void Write(Stream stream, string identity, IStateful source)
    {
        var writer = new ContainerWriter(stream, identity, Table(source));
        source.Transfer(new StateTransfer(writer));
        writer.Finish();
    }

    /// <summary>Reads a state into something that was made with the same parameters, once all of it has been checked.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or the state of something else. Nothing has been changed.</exception>
    public static void Read(Stream stream, string identity, IStateful destination)
    {
        LoadedArrays loaded = ContainerReader.Read(stream, identity, Table(destination));
        ContainerReader.RequireEnd(stream);
        destination.Transfer(new StateTransfer(loaded));
    }

    private static ArrayTable Table(IStateful state)
    {
        var table = new ArrayTable();
        state.Transfer(new StateTransfer(table));
        return table;
    }
}

using StdpKernels.Checkpoints;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Checkpoints;

/// <summary>Reads checkpoints that are whole: what does not fit was written by another run, or by another version of the experiment.</summary>
internal static class CheckpointReader
{
    /// <summary>Loads a state.</summary>
    /// <param name="stream">The checkpoint, from its beginning on.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="identity">The run that it must be of.</param>
    /// <param name="remedy">What to do where it does not fit.</param>
    /// <param name="destination">Gets the state.</param>
    /// <exception cref="CommandException">It is of another run, or of another version. Nothing has been changed.</exception>
    public static void Read(Stream stream, string name, string identity, string remedy, IStateful destination)
    {
        try
        {
            string saved = ContainerReader.ReadLabel(stream);
            if (saved != identity)
            {
                throw new CommandException($"{name} belongs to another run ({Printable.Text(saved)}; now {identity}): {remedy}");
            }

            stream.Position = 0;
            SimulationCheckpoint.Load(stream, identity, destination);
        }
        catch (InvalidDataException e)
        {
            throw new CommandException($"{name} is of another version of the experiment ({e.Message}): {remedy}", e);
        }
    }
}

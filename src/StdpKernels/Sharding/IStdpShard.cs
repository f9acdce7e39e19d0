namespace StdpKernels.Sharding;

/// <summary>A part of a plastic layer or of a network: some postsynaptic neurons with all their incoming weights. A host runs it.</summary>
/// <remarks>
/// It is used from one thread at a time. A call that is refused changes nothing. <see cref="LayerShard{T}"/> is one; a network of neurons that lives in shards is
/// another, in the package of simulations.
/// </remarks>
public interface IStdpShard
{
    /// <summary><c>B</c>: samples of a step.</summary>
    int BatchSize { get; }

    /// <summary><c>I</c>: presynaptic neurons, those of the whole layer.</summary>
    int Inputs { get; }

    /// <summary>Postsynaptic neurons of this shard.</summary>
    int Outputs { get; }

    /// <summary>Whether the postsynaptic neurons live here. Otherwise the caller gives their spikes.</summary>
    bool HasNeurons { get; }

    /// <summary>How many steps have been done.</summary>
    long StepsDone { get; }

    /// <summary>Moves on by a window of steps.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="pre">The presynaptic spikes that are at the synapses in each step.</param>
    /// <param name="post">The postsynaptic spikes; null where the neurons live here.</param>
    /// <returns>The spikes of the neurons that live here; null where the caller gave them.</returns>
    SpikeRaster? Run(int steps, SpikeRaster pre, SpikeRaster? post);

    /// <summary>Saves everything that steps change, the number of steps included.</summary>
    /// <param name="stream">Where to. It need not seek.</param>
    void Save(Stream stream);

    /// <summary>Loads what was saved, and nothing of it where it is damaged or of another shard.</summary>
    /// <param name="stream">Where from. It ends with what was saved.</param>
    void Load(Stream stream);

    /// <summary>The length of one of the arrays in bytes: <c>w</c>, <c>t_pre</c>, <c>t_post</c> and others by their names in a checkpoint.</summary>
    /// <param name="array">Its name.</param>
    long LengthOf(string array);

    /// <summary>Reads a piece of an array.</summary>
    /// <param name="array">Its name.</param>
    /// <param name="offset">Where the piece starts, in bytes.</param>
    /// <param name="destination">Receives it.</param>
    void Read(string array, long offset, Span<byte> destination);

    /// <summary>Writes a piece of an array.</summary>
    /// <param name="array">Its name.</param>
    /// <param name="offset">Where the piece starts, in bytes.</param>
    /// <param name="source">The bytes; whole elements.</param>
    void Write(string array, long offset, ReadOnlySpan<byte> source);
}

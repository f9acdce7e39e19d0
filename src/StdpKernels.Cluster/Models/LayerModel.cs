using System.Numerics;
using StdpKernels.Sharding;

namespace StdpKernels.Cluster.Models;

/// <summary>The model of plastic layers: a plan as bytes, of which each silo makes the layer of its own neurons.</summary>
public static class LayerModel
{
    /// <summary>The name of the model.</summary>
    public const string Name = "layer";

    /// <summary>A plan as the settings of a run.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="plan">What the layer is made of. The synapses of a sparse one go to each shard.</param>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is null.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    public static byte[] Encode<T>(LayerPlan<T> plan)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(plan);
        return PlanCodec.Encode(plan);
    }

    internal static IStdpShard Create(ShardAssignment assignment)
    {
        if (assignment.Ranges.Count != 1)
        {
            throw new InvalidDataException($"A layer must have one range in a shard, but it has {assignment.Ranges.Count}.");
        }

        using var reader = new BinaryReader(new MemoryStream(assignment.Settings.ToArray()));
        return PlanCodec.ReadType(reader) == PlanCodec.Single
            ? new LayerShard<float>(PlanCodec.Decode<float>(reader).CreateLayer(assignment.Ranges[0]))
            : new LayerShard<double>(PlanCodec.Decode<double>(reader).CreateLayer(assignment.Ranges[0]));
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StdpKernels.Sharding;

namespace StdpKernels.Cluster.Models;

/// <summary>A plan of a layer as bytes, little-endian. What is read is checked by what is made of it, and takes no more memory than there are bytes.</summary>
internal static class PlanCodec
{
    public const byte Single = 4;
    public const byte Double = 8;

    private const byte Version = 1;
    private const byte Linear = 0;
    private const byte Sparse = 1;

    public static byte[] Encode<T>(LayerPlan<T> plan)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"A layer is computed in float and double, not in {typeof(T).Name}.");
        }

        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write((byte)Unsafe.SizeOf<T>());
        writer.Write(Version);
        writer.Write(plan.Connectivity is null ? Linear : Sparse);
        writer.Write(plan.BatchSize);
        writer.Write(plan.Inputs);
        writer.Write(plan.Outputs);
        writer.Write(plan.TimeStep);
        writer.Write(plan.Threads);
        writer.Write((int)plan.Layout);
        Write(writer, plan.Parameters);
        if (plan.Connectivity is { } connectivity)
        {
            Write(writer, connectivity.RowStarts);
            Write(writer, connectivity.ColumnStarts);
            Write(writer, connectivity.Targets);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>The size of a number of the plan.</summary>
    /// <exception cref="InvalidDataException">It is no plan.</exception>
    public static byte ReadType(BinaryReader reader) => Checked(() =>
    {
        byte size = reader.ReadByte();
        Require(size is Single or Double, $"A plan must be of numbers of 4 or 8 bytes, but it is of {size}.");
        byte version = reader.ReadByte();
        Require(version == Version, $"A plan must be of version {Version}, but it is of {version}.");
        return size;
    });

    /// <summary>Reads a plan, behind its type.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="ArgumentException">It is of no layer.</exception>
    public static LayerPlan<T> Decode<T>(BinaryReader reader)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Checked(() =>
        {
            byte kind = reader.ReadByte();
            Require(kind is Linear or Sparse, $"A plan must be of kind 0 or 1, but it is of {kind}.");
            int batchSize = reader.ReadInt32(), inputs = reader.ReadInt32(), outputs = reader.ReadInt32();
            double dt = reader.ReadDouble();
            int threads = reader.ReadInt32();
            var layout = (StdpWeightLayout)reader.ReadInt32();
            StdpParameters<T> parameters = ReadParameters<T>(reader);
            LayerPlan<T> plan = kind == Linear
                ? new(batchSize, inputs, outputs, parameters, dt, threads, layout)
                : new(batchSize, ReadConnectivity(reader, inputs, outputs), parameters, dt, threads);
            Require(reader.BaseStream.Position == reader.BaseStream.Length, "A plan must end with its last number, but more bytes follow.");
            return plan;
        });

    private static StdpConnectivity ReadConnectivity(BinaryReader reader, int inputs, int outputs)
    {
        // Neurons take memory before any of them has a synapse: there are as many as the bytes say.
        long[] rowStarts = ReadNumbers<long>(reader), columnStarts = ReadNumbers<long>(reader);
        Require(
            rowStarts.Length == inputs + 1L && columnStarts.Length == outputs + 1L,
            $"Synapses must be of {inputs} and {outputs} neurons, but they are of {rowStarts.Length - 1L} and {columnStarts.Length - 1L}.");
        var connectivity = StdpConnectivity.FromRows(inputs, outputs, rowStarts, ReadNumbers<int>(reader));
        Require(connectivity.ColumnStarts.SequenceEqual(columnStarts), "Synapses must be as many onto each neuron as it says, but they are not.");
        return connectivity;
    }

    private static void Write<T>(BinaryWriter writer, StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (StdpParameter<T> parameter in All(parameters))
        {
            Write(writer, parameter);
        }

        writer.Write((int)parameters.Algorithm);
        writer.Write(parameters.HardBound);
        writer.Write((int)parameters.DynamicsPre.Decay);
        writer.Write((int)parameters.DynamicsPre.Spike);
        writer.Write((int)parameters.DynamicsPost.Decay);
        writer.Write((int)parameters.DynamicsPost.Spike);
        writer.Write((int)parameters.CoincidencePlus);
        writer.Write((int)parameters.CoincidenceMinus);
        writer.Write((int)parameters.Order);
        writer.Write((int)parameters.BoundScope);
        writer.Write(parameters.TargetPost);
        writer.Write(parameters.TraceFloor);
        writer.Write(parameters.Triplet is not null);
        foreach (StdpParameter<T> parameter in parameters.Triplet is { } triplet ? All(triplet) : [])
        {
            Write(writer, parameter);
        }
    }

    // In the order in which they are read below.
    private static StdpParameter<T>[] All<T>(StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [
            parameters.APre, parameters.APost, parameters.TauPreInv, parameters.TauPostInv, parameters.WMin, parameters.WMax,
            parameters.EtaPlus, parameters.EtaMinus, parameters.Mu, parameters.MuPlus, parameters.MuMinus,
        ];

    private static StdpParameter<T>[] All<T>(StdpTriplet<T> triplet)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [triplet.A2Plus, triplet.A3Plus, triplet.A2Minus, triplet.A3Minus, triplet.TauPreSlowInv, triplet.TauPostSlowInv];

    private static StdpParameters<T> ReadParameters<T>(BinaryReader reader)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new()
        {
            APre = ReadParameter<T>(reader),
            APost = ReadParameter<T>(reader),
            TauPreInv = ReadParameter<T>(reader),
            TauPostInv = ReadParameter<T>(reader),
            WMin = ReadParameter<T>(reader),
            WMax = ReadParameter<T>(reader),
            EtaPlus = ReadParameter<T>(reader),
            EtaMinus = ReadParameter<T>(reader),
            Mu = ReadParameter<T>(reader),
            MuPlus = ReadParameter<T>(reader),
            MuMinus = ReadParameter<T>(reader),
            Algorithm = (StdpAlgorithm)reader.ReadInt32(),
            HardBound = reader.ReadBoolean(),
            DynamicsPre = ReadDynamics(reader),
            DynamicsPost = ReadDynamics(reader),
            CoincidencePlus = (StdpCoincidence)reader.ReadInt32(),
            CoincidenceMinus = (StdpCoincidence)reader.ReadInt32(),
            Order = (StdpOrder)reader.ReadInt32(),
            BoundScope = (StdpBoundScope)reader.ReadInt32(),
            TargetPost = reader.ReadDouble(),
            TraceFloor = reader.ReadDouble(),
            Triplet = !reader.ReadBoolean() ? null : new()
            {
                A2Plus = ReadParameter<T>(reader),
                A3Plus = ReadParameter<T>(reader),
                A2Minus = ReadParameter<T>(reader),
                A3Minus = ReadParameter<T>(reader),
                TauPreSlowInv = ReadParameter<T>(reader),
                TauPostSlowInv = ReadParameter<T>(reader),
            },
        };

    private static StdpTraceDynamics ReadDynamics(BinaryReader reader) =>
        new() { Decay = (StdpTraceDecay)reader.ReadInt32(), Spike = (StdpTraceSpike)reader.ReadInt32() };

    private static void Write<T>(BinaryWriter writer, StdpParameter<T> parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        writer.Write(parameter.IsTensor);
        if (!parameter.IsTensor)
        {
            writer.Write(parameter.Number);
            return;
        }

        writer.Write((byte)parameter.Shape.Rank);
        for (int d = 0; d < parameter.Shape.Rank; d++)
        {
            writer.Write(parameter.Shape[d]);
        }

        Write(writer, parameter.Values);
    }

    private static StdpParameter<T> ReadParameter<T>(BinaryReader reader)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!reader.ReadBoolean())
        {
            return reader.ReadDouble();
        }

        int rank = reader.ReadByte();
        Require(rank <= TensorShape.MaxRank, $"A tensor must have at most {TensorShape.MaxRank} dimensions, but it has {rank}.");
        int[] shape = new int[rank];
        foreach (ref int dimension in shape.AsSpan())
        {
            dimension = reader.ReadInt32();
        }

        return new StdpParameter<T>(ReadNumbers<T>(reader), shape);
    }

    private static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        writer.Write(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers));
    }

    private static T[] ReadNumbers<T>(BinaryReader reader)
        where T : unmanaged
    {
        int count = reader.ReadInt32();
        long left = reader.BaseStream.Length - reader.BaseStream.Position;
        Require(count >= 0 && (long)count * Unsafe.SizeOf<T>() <= left, $"A list must have as many numbers as there are bytes for, but it is to have {count}.");
        var numbers = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }

    private static TResult Checked<TResult>(Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("A plan must have all its numbers, but it ends before.", e);
        }
    }

    private static void Require(bool holds, string text)
    {
        if (!holds)
        {
            throw new InvalidDataException(text);
        }
    }
}

namespace StdpKernels.DigestWorkload;

/// <summary>Puts the arrays of a case behind those of its company, and takes them out again. Channels in groups have no company.</summary>
internal sealed class Embedding
{
    public Embedding(WorkloadShape inner, Company company)
    {
        Inner = inner;
        (Channels, Outputs) = company switch
        {
            Company.None => (0, 0),
            Company.Infinite => (1, 1),
            _ => inner.IsConvolution ? (21, 6) : (131, 19),
        };
        Outer = inner with { Channels = Channels + inner.Channels, Outputs = Outputs + inner.Outputs };
    }

    /// <summary>The sizes of the case.</summary>
    public WorkloadShape Inner { get; }

    /// <summary>The sizes of the layer that also has the company.</summary>
    public WorkloadShape Outer { get; }

    /// <summary>How many channels (or inputs) come before those of the case.</summary>
    private int Channels { get; }

    /// <summary>How many outputs come before those of the case.</summary>
    private int Outputs { get; }

    public T[] Pre<T>(T[] values, T fill) => Insert(values, Inner.Batch, Channels, Inner.Channels * Inner.Image, Inner.Image, fill);

    public T[] Post<T>(T[] values, T fill) =>
        Insert(values, Inner.Batch, Outputs, Inner.Outputs * Inner.Positions, Inner.Positions, fill);

    public T[] Weights<T>(T[] values, T fill)
    {
        T[] rows = Insert(values, Inner.Outputs, Channels, Inner.Channels / Inner.Groups * Inner.Kernel, Inner.Kernel, fill);
        return Insert(rows, 1, Outputs, rows.Length, Outer.Channels * Inner.Kernel, fill);
    }

    /// <summary>One number for each channel.</summary>
    public T[] OfChannels<T>(T[] values, T fill) => Insert(values, 1, Channels, values.Length, 1, fill);

    /// <summary>One number for each output.</summary>
    public T[] OfOutputs<T>(T[] values, T fill) => Insert(values, 1, Outputs, values.Length, 1, fill);

    public T[] InnerPre<T>(ReadOnlySpan<T> outer) => Take(outer, Inner.Batch, Channels * Inner.Image, Inner.Channels * Inner.Image);

    public T[] InnerPost<T>(ReadOnlySpan<T> outer) =>
        Take(outer, Inner.Batch, Outputs * Inner.Positions, Inner.Outputs * Inner.Positions);

    public T[] InnerWeights<T>(ReadOnlySpan<T> outer)
    {
        ReadOnlySpan<T> rows = outer[(Outputs * Outer.Channels * Inner.Kernel)..];
        return Take(rows, Inner.Outputs, Channels * Inner.Kernel, Inner.Channels / Inner.Groups * Inner.Kernel);
    }

    /// <summary>Cuts the values into parts and puts so many elements before each.</summary>
    private static T[] Insert<T>(T[] values, int parts, int before, int length, int elementLength, T fill)
    {
        int gap = before * elementLength;
        var result = new T[parts * (gap + length)];
        result.AsSpan().Fill(fill);
        for (int part = 0; part < parts; part++)
        {
            values.AsSpan(part * length, length).CopyTo(result.AsSpan((part * (gap + length)) + gap));
        }

        return result;
    }

    private static T[] Take<T>(ReadOnlySpan<T> outer, int parts, int gap, int length)
    {
        var result = new T[parts * length];
        for (int part = 0; part < parts; part++)
        {
            outer.Slice((part * (gap + length)) + gap, length).CopyTo(result.AsSpan(part * length));
        }

        return result;
    }
}

using System.Text;

namespace StdpKernels.Checkpoints;

/// <summary>Writes a container: its table first, then the arrays as it is shown them, in that order.</summary>
internal sealed class ContainerWriter : IArrayVisitor
{
    private readonly ChecksumWriter _writer;
    private readonly ArrayTable _table;
    private int _next;

    public ContainerWriter(Stream stream, string label, ArrayTable table)
    {
        if (Encoding.UTF8.GetByteCount(label) > ContainerFormat.MaxLabelBytes)
        {
            throw new ArgumentException($"A label has at most {ContainerFormat.MaxLabelBytes} bytes.", nameof(label));
        }

        _writer = new ChecksumWriter(stream);
        _table = table;
        _writer.Bytes(ContainerFormat.Magic);
        _writer.Int32(ContainerFormat.Version);
        _writer.Int32(ContainerFormat.ByteOrder);
        _writer.Text(label);
        _writer.Int32(table.Entries.Count);
        foreach (ArrayEntry entry in table.Entries)
        {
            _writer.Text(entry.Name);
            _writer.Bytes([(byte)entry.Type.Kind, (byte)entry.Type.Size, (byte)entry.Shape.Length, 0]);
            foreach (int dimension in entry.Shape)
            {
                _writer.Int64(dimension);
            }
        }
    }

    public void Visit<T>(string name, ReadOnlySpan<int> shape, Span<T> values)
        where T : unmanaged
    {
        if (_next == _table.Entries.Count || !_table.Entries[_next].Is<T>(name, shape) || values.Length != _table.Entries[_next].Length)
        {
            throw new InvalidOperationException($"'{name}' is not the next array of the table.");
        }

        _writer.Numbers((ReadOnlySpan<T>)values);
        _next++;
    }

    /// <summary>Ends the container.</summary>
    public void Finish()
    {
        if (_next != _table.Entries.Count)
        {
            throw new InvalidOperationException($"'{_table.Entries[_next].Name}' has not been written.");
        }

        _writer.Checksum();
    }
}

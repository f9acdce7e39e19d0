using System.Text;

namespace StdpKernels.Checkpoints;

/// <summary>Which arrays belong to a container: what a writer will be given, or what a reader asks for.</summary>
internal sealed class ArrayTable : IArrayVisitor
{
    private readonly List<ArrayEntry> _entries = [];
    private readonly Dictionary<string, ArrayEntry> _byName = [];

    public IReadOnlyList<ArrayEntry> Entries => _entries;

    public ArrayEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <exception cref="ArgumentException">The name is taken, empty or too long, or there are too many dimensions.</exception>
    public void Visit<T>(string name, ReadOnlySpan<int> shape, Span<T> values)
        where T : unmanaged
    {
        var entry = new ArrayEntry<T>(name, shape.ToArray());
        int bytes = Encoding.UTF8.GetByteCount(name);
        if (bytes is 0 or > ContainerFormat.MaxNameBytes || shape.Length > ContainerFormat.MaxRank)
        {
            throw new ArgumentException(
                $"An array must have a name of 1 to {ContainerFormat.MaxNameBytes} bytes and at most {ContainerFormat.MaxRank} "
                + $"dimensions, but '{name}' has {bytes} bytes and {shape.Length} dimensions.",
                nameof(name));
        }

        if (entry.Length != values.Length)
        {
            throw new ArgumentException($"'{name}' must have {entry.Length} elements, but it has {values.Length}.", nameof(values));
        }

        if (!_byName.TryAdd(name, entry))
        {
            throw new ArgumentException($"An array must have a name of its own, but there are two of '{name}'.", nameof(name));
        }

        _entries.Add(entry);
    }
}

using StdpKernels.Validation;

namespace StdpKernels.Checkpoints;

/// <summary>Reads the table of a container, which must have the entries that are expected, in any order.</summary>
internal static class ContainerTable
{
    // A message names so many arrays, and tells the number of all.
    private const int MaxNamed = 6;

    /// <returns>The expected entries, in the order of the container.</returns>
    /// <exception cref="InvalidDataException">An array is missing, too many, or of another type or shape.</exception>
    public static List<ArrayEntry> Read(ChecksumReader reader, ArrayTable expected)
    {
        int count = reader.Int32();
        var found = new HashSet<string>();
        List<ArrayEntry> entries = [];

        // A count that is too large ends at the first name that is not expected.
        for (int i = 0; i < count; i++)
        {
            string name = reader.Text(ContainerFormat.MaxNameBytes, "names");
            if (expected.Find(name) is not { } entry)
            {
                throw new InvalidDataException(
                    $"The checkpoint must hold the arrays {List(expected.Entries)}, but it also holds '{Printable.Text(name)}'.");
            }

            if (!found.Add(name))
            {
                throw new InvalidDataException($"The checkpoint must hold the array '{Printable.Text(name)}' once, but holds it twice.");
            }

            RequireSame(reader, entry);
            entries.Add(entry);
        }

        if (expected.Entries.FirstOrDefault(entry => !found.Contains(entry.Name)) is { } missing)
        {
            throw new InvalidDataException(
                $"The checkpoint must hold the array '{missing.Name}' ({missing.Type} {Format(missing.Shape)}), but it "
                + (entries.Count == 0 ? "holds none." : $"holds only {List(entries)}."));
        }

        return entries;
    }

    private static void RequireSame(ChecksumReader reader, ArrayEntry expected)
    {
        Span<byte> head = stackalloc byte[4];
        reader.Bytes(head);
        var type = new ElementType((char)head[0], head[1]);
        if (type != expected.Type || head[3] != 0)
        {
            throw new InvalidDataException(
                $"{expected.Name} in the checkpoint must be {expected.Type}, but it is {type}"
                + (head[3] == 0 ? "." : $" with unknown flags 0x{head[3]:X2}."));
        }

        long[] shape = new long[Math.Min((int)head[2], ContainerFormat.MaxRank)];
        for (int d = 0; d < shape.Length; d++)
        {
            shape[d] = reader.Int64();
        }

        if (head[2] != expected.Shape.Length || !shape.SequenceEqual(expected.Shape.Select(d => (long)d)))
        {
            throw new InvalidDataException(
                $"{expected.Name} in the checkpoint must have the shape {Format(expected.Shape)}, but it has "
                + (head[2] > ContainerFormat.MaxRank ? $"{Plural.Of(head[2], "dimension")}." : $"{Format(shape)}."));
        }
    }

    private static string Format<T>(IEnumerable<T> shape) => $"[{string.Join(", ", shape)}]";

    private static string List(IReadOnlyList<ArrayEntry> entries) =>
        string.Join(", ", entries.Take(MaxNamed).Select(entry => $"'{entry.Name}'"))
        + (entries.Count > MaxNamed ? $", … ({entries.Count} in all)" : "");
}

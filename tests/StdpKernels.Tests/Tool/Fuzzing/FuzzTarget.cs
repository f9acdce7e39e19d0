namespace StdpKernels.Tests.Tool.Fuzzing;

/// <summary>A reader to be fed with damaged input.</summary>
/// <param name="Name">What it reads.</param>
/// <param name="Seeds">Valid inputs.</param>
/// <param name="Words">Pieces that mean something in the format.</param>
/// <param name="Read">
/// Reads an input, given a file name to use. The answer is true if it was valid, false if it was refused as documented; anything
/// else is an exception.
/// </param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<string> Words, Func<byte[], string, bool> Read)
{
    /// <summary>The input of a number: the same one on every machine.</summary>
    public byte[] CreateInput(int seed, int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        return new Mutator(random, Words).Mutate(Seeds[random.Next(Seeds.Count)]);
    }

    public override string ToString() => Name;
}

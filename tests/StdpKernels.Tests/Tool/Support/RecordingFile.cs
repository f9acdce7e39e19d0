using StdpKernels.Simulation;

namespace StdpKernels.Tests.Tool.Support;

/// <summary>Recordings for tests: one of a linear layer that is right, to be broken in one place.</summary>
internal static class RecordingFile
{
    public const int Steps = 5;
    public const int Batch = 2;
    public const int Pre = 4;
    public const int Post = 3;

    /// <summary>A folder with the recordings that came with the reference vectors.</summary>
    public static string FolderOfOriginals => Path.Combine(AppContext.BaseDirectory, "Recordings");

    /// <summary>The arrays of a small linear layer in which every other neuron fires.</summary>
    public static Dictionary<string, NpyArray> LinearArrays() => new()
    {
        ["w"] = NpyArray.Create(Enumerable.Repeat(0.5f, Post * Pre).ToArray(), Post, Pre),
        ["z_pre"] = NpyArray.Create(Alternating(Steps * Batch * Pre), Steps, Batch, Pre),
        ["z_post"] = NpyArray.Create(Alternating(Steps * Batch * Post), Steps, Batch, Post),
    };

    public static void Write(string path, IReadOnlyDictionary<string, NpyArray> arrays)
    {
        using FileStream file = File.Create(path);
        NpzWriter.Write(file, [.. arrays.Select(a => (a.Key, a.Value))]);
    }

    private static byte[] Alternating(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i % 2))];
}

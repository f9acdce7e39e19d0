using System.Diagnostics;
using System.Globalization;
using System.Numerics;

namespace StdpKernels.Tests.Documentation;

/// <summary>What a layer takes of the garbage collector's memory, in bytes: in a process of its own, since other tests come, go and are freed meanwhile.</summary>
/// <param name="Weights">Its weights.</param>
/// <param name="Kept">All that it keeps, its weights included.</param>
/// <param name="WarmUp">What it takes while <c>WarmUp</c> runs.</param>
internal sealed record LayerMemory(long Weights, long Kept, long WarmUp)
{
    /// <summary>What the assembly's program is told to do.</summary>
    public const string Name = "memory";

    /// <summary>The layers, by the names of their rows in the table.</summary>
    public static readonly IReadOnlyDictionary<string, Func<LayerMemory>> Layers = new Dictionary<string, Func<LayerMemory>>
    {
        ["784 → 100"] = () => LayerMemory.Of(() => new StdpLinearLayer<float>(1, 784, 100, Rule)),
        ["784 → 100, batch of 32"] = () => LayerMemory.Of(() => new StdpLinearLayer<float>(32, 784, 100, Rule)),
        ["1,024 → 1,024"] = () => LayerMemory.Of(() => new StdpLinearLayer<float>(1, 1024, 1024, Rule)),
        ["1,024 → 1,024, `PresynapticRows`"] = () => LayerMemory.Of(
            () => new StdpLinearLayer<float>(1, 1024, 1024, Rule, layout: StdpWeightLayout.PresynapticRows)),
        ["1,024 → 1,024, `EtaPlus` of `[1024, 1]`"] = () => LayerMemory.Of(
            () => new StdpLinearLayer<float>(1, 1024, 1024, Rule with { EtaPlus = new StdpParameter<float>(new float[1024], 1024, 1) })),
        ["1,024 → 1,024, `EtaPlus` of `[1024, 1024]`"] = () => LayerMemory.Of(
            () => new StdpLinearLayer<float>(
                1, 1024, 1024, Rule with { EtaPlus = new StdpParameter<float>(new float[1024 * 1024], 1024, 1024) })),
        ["1,024 → 1,024, batch of 32"] = () => LayerMemory.Of(() => new StdpLinearLayer<float>(32, 1024, 1024, Rule)),
        ["1,024 → 1,024, batch of 32, `threads: 4`"] = () => LayerMemory.Of(() => new StdpLinearLayer<float>(32, 1024, 1024, Rule, threads: 4)),
        ["1,024 → 1,024, `double`"] = () => LayerMemory.Of(() => new StdpLinearLayer<double>(1, 1024, 1024, new StdpParameters<double>())),
        ["4,096 → 4,096"] = () => LayerMemory.Of(() => new StdpLinearLayer<float>(1, 4096, 4096, Rule)),
        ["1 × 28 × 28 → 16, kernel 5 × 5"] = () => LayerMemory.Of(() => new StdpConv2dLayer<float>(1, 1, (28, 28), 16, (5, 5), Rule)),
        ["64 × 28 × 28 → 64, kernel 3 × 3, batch of 8"] = () => LayerMemory.Of(
            () => new StdpConv2dLayer<float>(8, 64, (28, 28), 64, (3, 3), Rule)),
    };

    private static StdpParameters<float> Rule => new();

    /// <summary>Measures a layer in a new process.</summary>
    /// <param name="row">Its name in the table.</param>
    public static LayerMemory OfProcess(string row)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LayerMemory).Assembly.Location, Name, row]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero);
        long[] bytes = [.. output.Split().Where(word => word.Length > 0).Select(word => long.Parse(word, CultureInfo.InvariantCulture))];
        return new LayerMemory(bytes[0], bytes[1], bytes[2]);
    }

    /// <summary>What the process does: its argument is the name of a row.</summary>
    public static int Run(string[] arguments)
    {
        LayerMemory measured = Layers[arguments[0]]();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measured.Weights} {measured.Kept} {measured.WarmUp}"));
        return 0;
    }

    private static LayerMemory Of<T>(Func<StdpLayer<T>> make)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        make().WarmUp(); // what a process makes once

        long before = GC.GetTotalMemory(forceFullCollection: true);
        StdpLayer<T> layer = make();
        long made = GC.GetTotalMemory(forceFullCollection: true) - before;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        layer.WarmUp();
        long warmUp = made + GC.GetAllocatedBytesForCurrentThread() - allocated;
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        long weights = layer.Weights.Span.Length * (long)(typeof(T) == typeof(float) ? sizeof(float) : sizeof(double));
        GC.KeepAlive(layer);
        return new LayerMemory(weights, kept, warmUp);
    }
}

using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Spectre.Console;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Events;
using StdpKernels.Kernels.Processor;
using StdpKernels.Lanes;
using StdpKernels.Reporting.Machine;
using StdpKernels.Reporting.Tables;
using static System.FormattableString;

namespace StdpKernels.Tool.Measuring;

/// <summary>Prints what the library finds on this machine, and what it makes of it.</summary>
internal static class InfoReport
{
    public static void Print(IAnsiConsole console)
    {
        var version = AssemblyVersion.Of(typeof(InfoReport).Assembly);
        MachineInfo machine = MachineInfo.Detect(typeof(Stdp).Assembly);
        DataCaches caches = DataCaches.Here;
        console.Write(TerminalTable.Create(new ReportTable(
            ["", ""],
            [
                ["stdp", version.Number],
                ["commit", version.Commit],
                ["processor", machine.Processor],
                ["system", machine.OperatingSystem],
                ["runtime", machine.Runtime],
                ["threads", Invariant($"{machine.LogicalCores} logical cores; a step uses 1, and more where a layer has the option")],
                ["vectors in use", Invariant($"{machine.VectorBits} bits: {Vector<float>.Count} float32, {Vector<double>.Count} float64; sums and rules {8 * VectorWidth.Count<byte>()} bits")],
                ["vectors of the processor", string.Join(", ", Widths())],
                ["fused multiply-add", HasFusedMultiplyAdd ? "yes" : "no: graded activity rounds twice"],
                ["data caches", Invariant($"{Size(caches.First)}, {Size(caches.Second)}, last level {Size(caches.Last)}")],
            ])).HideHeaders());
        console.Write(TerminalTable.Create(new ReportTable(
            ["kernels, in rows × columns of w", "float32", "float64"],
            [
                ["dense tile", DenseTile<float>(), DenseTile<double>()],
                ["event-driven tile", EventTileOf<float>(), EventTileOf<double>()],
                ["samples or positions packed at a time", Depth<float>(), Depth<double>()],
                ["rows packed at a time, deep sums", Rows<float>(), Rows<double>()],
                ["linear 784 → 100, event-driven up to", Threshold<float>(1, 784, 100), Threshold<double>(1, 784, 100)],
                ["linear 1,024 → 1,024, event-driven up to", Threshold<float>(1, 1024, 1024), Threshold<double>(1, 1024, 1024)],
                ["linear 32 × 784 → 1,024, event-driven up to", Threshold<float>(32, 784, 1024), Threshold<double>(32, 784, 1024)],
            ])));
    }

    private static bool HasFusedMultiplyAdd => Fma.IsSupported || AdvSimd.IsSupported;

    private static IEnumerable<string> Widths()
    {
        (int Bits, bool IsSupported)[] widths =
            [(128, Vector128.IsHardwareAccelerated), (256, Vector256.IsHardwareAccelerated), (512, Vector512.IsHardwareAccelerated)];
        return widths.Where(width => width.IsSupported).Select(width => Invariant($"{width.Bits} bits"));
    }

    private static string DenseTile<T>() => Invariant($"{Tile.Rows} × {Tile.Columns<T>()}");

    private static string EventTileOf<T>() => Invariant($"{KernelShapes.EventRows} × {EventTile.Columns<T>()}");

    private static string Depth<T>() => Invariant($"{BlockSizes.For<T>(int.MaxValue).Depth}");

    private static string Rows<T>() => Invariant($"{BlockSizes.For<T>(int.MaxValue).Rows:#,0}");

    /// <summary>The percentage of spikes on both sides up to which the cost model takes an event-driven kernel.</summary>
    private static string Threshold<T>(int batch, int inputs, int outputs)
    {
        int percent = Enumerable.Range(1, 100).TakeWhile(percent => PathCost.PrefersEvents<T>(
            batch * inputs * percent / 100, batch * outputs * percent / 100, batch, outputs, inputs)).Count();
        return Invariant($"{percent} % spikes");
    }

    private static string Size(int bytes) => bytes >= 1 << 20
        ? Invariant($"{bytes / (double)(1 << 20):#,0.##} MiB")
        : Invariant($"{bytes / 1024.0:#,0.##} KiB");
}

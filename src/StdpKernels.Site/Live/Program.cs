using System.Globalization;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using StdpKernels.Live;

[assembly: SupportedOSPlatform("browser")]

Exports.Reset(1000, 1);

/// <summary>What the page's script calls.</summary>
internal static partial class Exports
{
    private static LiveNetwork _network = null!;

    [JSExport]
    internal static void Reset(int inputs, int seed) => _network = new LiveNetwork(inputs, (ulong)(uint)seed);

    [JSExport]
    internal static void Set(double rate, double timeConstant, double depressionRatio, double learningRate) =>
        _network.Set(new LiveConstants(rate, timeConstant, depressionRatio, learningRate));

    /// <summary>Moves on, and tells what fired, see <see cref="LiveNetwork.Spikes"/>.</summary>
    [JSExport]
    internal static int[] Advance(int steps, int shown)
    {
        _network.Advance(steps, shown);
        return _network.Spikes.ToArray();
    }

    [JSExport]
    internal static double[] Weights() => Array.ConvertAll(_network.Weights.ToArray(), weight => (double)weight);

    /// <summary>What this browser gives, and what every computer does.</summary>
    [JSExport]
    internal static string[] Digests() => [Hexadecimal(SameBits.Run()), Hexadecimal(SameBits.Digest)];

    private static string Hexadecimal(ulong digest) => digest.ToString("x16", CultureInfo.InvariantCulture);
}

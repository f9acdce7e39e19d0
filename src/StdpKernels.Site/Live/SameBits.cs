namespace StdpKernels.Live;

/// <summary>A network whose bits are known: those of any computer.</summary>
internal static class SameBits
{
    /// <summary>What <see cref="Run"/> gives.</summary>
    public const ulong Digest = 0x1142DE383E5E8CC9;

    /// <summary>The digest of a small network after two seconds.</summary>
    public static ulong Run()
    {
        var network = new LiveNetwork(inputs: 1000, seed: 1);
        network.Advance(1000, shown: 0);
        network.Set(new LiveConstants(Rate: 25, TimeConstant: 15e-3, DepressionRatio: 1.2, LearningRate: 0.03));
        network.Advance(1000, shown: 0);
        return network.Digest();
    }
}

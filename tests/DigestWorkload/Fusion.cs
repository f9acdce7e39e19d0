using System.Numerics;

namespace StdpKernels.DigestWorkload;

/// <summary>Whether a product is added with one rounding or with two: what the bits of graded activity depend on.</summary>
internal static class Fusion
{
    /// <summary>Found out by computing, not by asking for an instruction set: it holds on any processor.</summary>
    public static bool IsFused()
    {
        // (1 + ε)(1 − ε) − 1 is −ε² after one rounding, and nothing after two.
        float epsilon = MathF.ScaleB(1, -20);
        return Vector.MultiplyAddEstimate(new Vector<float>(1 + epsilon), new Vector<float>(1 - epsilon), -Vector<float>.One)[0] != 0;
    }
}

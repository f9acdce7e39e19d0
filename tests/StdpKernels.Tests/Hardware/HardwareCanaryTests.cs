using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics.X86;
using StdpKernels.DigestWorkload;

namespace StdpKernels.Tests.Hardware;

/// <summary>
/// Whether a run with a reduced instruction set is one: the runtime ignores names of settings that it does not know. Who sets such a
/// setting says what it should do, in a variable of the environment; without the variable there is nothing to find out.
/// </summary>
internal sealed class HardwareCanaryTests
{
    [Test]
    public void Vectors_have_the_expected_number_of_bits() =>
        Assert.That(8 * Vector<byte>.Count, Is.EqualTo(int.Parse(Expected("VECTOR_BITS"), CultureInfo.InvariantCulture)));

    [Test]
    public void Multiply_add_is_fused_as_expected() => Assert.That(Fusion.IsFused(), Is.EqualTo(Expected("FMA") == "1"));

    [Test]
    public void Avx512_is_as_expected() => Assert.That(Avx512F.IsSupported, Is.EqualTo(Expected("AVX512") == "1"));

    [Test]
    public void Vectors_are_accelerated_as_expected() =>
        Assert.That(Vector.IsHardwareAccelerated, Is.EqualTo(Expected("ACCELERATED") == "1"));

    private static string Expected(string name)
    {
        string variable = $"STDPKERNELS_EXPECT_{name}";
        string? value = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(value))
        {
            Assert.Ignore($"{variable} is not set: nothing is known of this run's hardware. tests/matrix.sh sets it.");
        }

        return value;
    }
}

using StdpKernels.Tool.Verification;

namespace StdpKernels.Tests.Tool.Verification;

/// <summary>The roundings that the original's results carry, with the numbers that its documentation of them gives.</summary>
internal sealed class PyTorchRoundingTests
{
    [Test]
    public void A_plain_exponent_is_rounded_to_single_precision() =>
        Assert.That(PyTorchRounding.Exponent(new ReferenceParameter(0.3)).Number, Is.EqualTo(0.30000001192092896));

    [Test]
    public void An_exponent_that_is_a_tensor_stays() =>
        Assert.That(PyTorchRounding.Exponent(Tensor(FloatingType.Float64, 0.3)).Tensor!.Data, Is.EqualTo(new[] { 0.3 }));

    [Test]
    public void A_factor_of_a_single_precision_tensor_is_rounded() => Assert.That(
        PyTorchRounding.Factor(Tensor(FloatingType.Float32, 20), 0.001).Tensor!.Data, Is.EqualTo(new[] { 0.020000001415610313 }));

    [Test]
    public void Other_factors_are_not()
    {
        Assert.That(PyTorchRounding.Factor(new ReferenceParameter(20), 0.001).Number, Is.EqualTo(0.02));
        Assert.That(PyTorchRounding.Factor(Tensor(FloatingType.Float64, 20), 0.001).Tensor!.Data, Is.EqualTo(new[] { 0.02 }));
    }

    private static ReferenceParameter Tensor(FloatingType type, double value) =>
        new(0, new ReferenceTensor { Shape = [], Type = type, Data = [value] });
}

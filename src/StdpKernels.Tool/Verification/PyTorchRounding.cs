namespace StdpKernels.Tool.Verification;

/// <summary>
/// Roundings that the original's results carry, although the rule does not ask for them: they come from PyTorch's types of
/// numbers. They are applied to the input here, so that the library need not know them.
/// </summary>
internal static class PyTorchRounding
{
    /// <summary>
    /// The original turns a plain exponent into a float32 tensor, in a float64 run too: 0.3 acts as 0.30000001192092896.
    /// </summary>
    public static ReferenceParameter Exponent(ReferenceParameter mu) =>
        mu.Tensor is null ? new ReferenceParameter((float)mu.Number) : mu;

    /// <summary>
    /// The original's defaults of <c>tau_*_inv</c> are float32 tensors. PyTorch forms <c>dt · tau_inv</c> of such a tensor in
    /// float32 and only then widens it: in a float64 run the factor is 0.020000001415610313 instead of 0.02.
    /// </summary>
    public static bool RoundsFactors(ReferenceCase reference) =>
        reference.Type == FloatingType.Float64
        && (IsSingle(reference.Parameters.TauPreInv) || IsSingle(reference.Parameters.TauPostInv));

    /// <summary>
    /// The factor <c>dt · tau_inv</c> as PyTorch rounds it, to be passed as <c>tau_inv</c> with a time step of one: the rule
    /// uses the time step for nothing else.
    /// </summary>
    public static ReferenceParameter Factor(ReferenceParameter tauInv, double dt)
    {
        if (tauInv.Tensor is not { } tensor)
        {
            return new ReferenceParameter(dt * tauInv.Number);
        }

        Func<double, double> factor = IsSingle(tauInv) ? rate => (float)dt * (float)rate : rate => dt * rate;
        return new ReferenceParameter(0, tensor with { Data = [.. tensor.Data.Select(factor)] });
    }

    /// <summary>
    /// A float64 tensor without dimensions takes the type of the arrays it meets, like a plain number. One with dimensions would
    /// turn the arrays of a float32 run into float64, so that there is no such case.
    /// </summary>
    /// <exception cref="CommandException">The tensor has dimensions.</exception>
    public static ReferenceParameter InRunOf(FloatingType type, ReferenceParameter parameter)
    {
        if (type != FloatingType.Float32 || parameter.Tensor is not { Type: FloatingType.Float64 } tensor)
        {
            return parameter;
        }

        return tensor.Shape.Length == 0
            ? new ReferenceParameter(tensor.Data[0])
            : throw new CommandException("malformed case: a float64 tensor as a parameter of a float32 run");
    }

    private static bool IsSingle(ReferenceParameter parameter) => parameter.Tensor?.Type == FloatingType.Float32;
}

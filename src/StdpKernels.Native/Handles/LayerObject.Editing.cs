namespace StdpKernels.Native.Handles;

/// <content>Weights as a caller edits them between steps.</content>
internal abstract partial class LayerObject
{
    public abstract void NormaliseWeights(double target, StdpNorm norm, StdpFan fan);

    public abstract void ScaleWeights(double factor);

    public abstract void DecayWeights(double share, double rest);

    public abstract void ClipWeights(double min, double max);

    public abstract void MaskWeights(ReadOnlySpan<bool> mask);
}

/// <content>The same of one type.</content>
internal sealed partial class LayerObject<T>
{
    public override void NormaliseWeights(double target, StdpNorm norm, StdpFan fan) =>
        _layer.NormaliseWeights(T.CreateSaturating(target), norm, fan);

    public override void ScaleWeights(double factor) => _layer.ScaleWeights(T.CreateSaturating(factor));

    public void ScaleWeights(ReadOnlySpan<T> factors, StdpFan fan) => _layer.ScaleWeights(factors, fan);

    public override void DecayWeights(double share, double rest) =>
        _layer.DecayWeights(T.CreateSaturating(share), T.CreateSaturating(rest));

    public override void ClipWeights(double min, double max) => _layer.ClipWeights(T.CreateSaturating(min), T.CreateSaturating(max));

    public override void MaskWeights(ReadOnlySpan<bool> mask) => _layer.MaskWeights(mask);
}

namespace StdpKernels.Checkpoints;

/// <summary>An array that belongs to a layer beside its weights and traces, such as an eligibility.</summary>
internal abstract record NamedArray(string Name)
{
    public static NamedArray Of<T>(string name, TensorShape shape, Memory<T> values)
        where T : unmanaged => new Typed<T>(name, shape, values);

    public abstract void Show(IArrayVisitor visitor);

    private sealed record Typed<T>(string Name, TensorShape Shape, Memory<T> Values) : NamedArray(Name)
        where T : unmanaged
    {
        public override void Show(IArrayVisitor visitor) => visitor.Visit(Name, LayerArrays.Dimensions(Shape), Values.Span);
    }
}

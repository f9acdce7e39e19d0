namespace StdpKernels.Checkpoints;

/// <summary>An array that belongs to a layer beside its weights and traces, such as the bytes of a caller.</summary>
internal abstract record NamedArray(string Name)
{
    public static NamedArray Of<T>(string name, TensorShape shape, Memory<T> values)
        where T : unmanaged => new Typed<T>(name, shape, values);

    public abstract void Show(IArrayVisitor visitor);

    /// <summary>Requires that what was loaded is what is here.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public abstract void RequireSame(LoadedArrays loaded);

    private sealed record Typed<T>(string Name, TensorShape Shape, Memory<T> Values) : NamedArray(Name)
        where T : unmanaged
    {
        public override void RequireSame(LoadedArrays loaded)
        {
            var came = new T[Values.Length];
            loaded.Visit<T>(Name, LayerArrays.Dimensions(Shape), came);
            if (!came.AsSpan().SequenceEqual(Values.Span))
            {
                throw new InvalidDataException($"The checkpoint must be of the same {Name}, but it is of another one.");
            }
        }

        public override void Show(IArrayVisitor visitor) => visitor.Visit(Name, LayerArrays.Dimensions(Shape), Values.Span);
    }
}

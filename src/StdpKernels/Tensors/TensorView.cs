using System.Diagnostics;
using System.Numerics;

namespace StdpKernels;

/// <summary>A tensor over memory that somebody else owns: a span and a shape, row-major and without gaps.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public readonly ref struct TensorView<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A view of a span, which must have exactly as many elements as the shape.</summary>
    /// <param name="span">The elements, row-major.</param>
    /// <param name="shape">The dimensions, outermost first.</param>
    /// <exception cref="ArgumentException">
    /// More than four dimensions, or the span's length is not the product of the dimensions.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative dimension, or more than <see cref="int.MaxValue"/> elements.</exception>
    public TensorView(Span<T> span, params ReadOnlySpan<int> shape)
        : this(span, new TensorShape(shape, nameof(shape)))
    {
    }

    /// <summary>A view of a span, which must have exactly as many elements as the shape.</summary>
    /// <param name="span">The elements, row-major.</param>
    /// <param name="shape">The shape.</param>
    /// <exception cref="ArgumentException">The span's length is not the shape's.</exception>
    public TensorView(Span<T> span, TensorShape shape)
    {
        ReadOnlyTensorView<T>.RequireLength(span.Length, shape);
        Span = span;
        Shape = shape;
    }

    /// <summary>The elements, row-major.</summary>
    public Span<T> Span { get; }

    /// <summary>The shape.</summary>
    public TensorShape Shape { get; }

    /// <summary>The element at an index with one number a dimension.</summary>
    /// <param name="index">One number for each dimension.</param>
    /// <exception cref="ArgumentException">The index has another number of dimensions, or this is the default view.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its dimension.</exception>
    public ref T this[params ReadOnlySpan<int> index] => ref Span[ReadOnlyTensorView<T>.Offset(this, index)];

    /// <summary>The same elements, for reading.</summary>
    /// <param name="view">The view.</param>
    public static implicit operator ReadOnlyTensorView<T>(TensorView<T> view) => new(view);

    /// <summary>The type and the shape.</summary>
    public override string ToString() => $"TensorView<{typeof(T).Name}>{Shape}";
}

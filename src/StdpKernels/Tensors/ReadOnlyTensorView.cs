using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>A tensor for reading, over memory that somebody else owns: a span and a shape, row-major and without gaps.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public readonly ref struct ReadOnlyTensorView<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A view of a span, which must have exactly as many elements as the shape.</summary>
    /// <param name="span">The elements, row-major.</param>
    /// <param name="shape">The dimensions, outermost first.</param>
    /// <exception cref="ArgumentException">
    /// More than four dimensions, or the span's length is not the product of the dimensions.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative dimension, or more than <see cref="int.MaxValue"/> elements.</exception>
    public ReadOnlyTensorView(ReadOnlySpan<T> span, params ReadOnlySpan<int> shape)
        : this(span, new TensorShape(shape, nameof(shape)))
    {
    }

    /// <summary>A view of a span, which must have exactly as many elements as the shape.</summary>
    /// <param name="span">The elements, row-major.</param>
    /// <param name="shape">The shape.</param>
    /// <exception cref="ArgumentException">The span's length is not the shape's.</exception>
    public ReadOnlyTensorView(ReadOnlySpan<T> span, TensorShape shape)
    {
        RequireLength(span.Length, shape);
        Span = span;
        Shape = shape;
    }

    /// <summary>A view of one dimension.</summary>
    internal ReadOnlyTensorView(ReadOnlySpan<T> span)
    {
        Span = span;
        Shape = TensorShape.OfLength(span.Length);
    }

    /// <summary>The same as a view for writing, which may be the default one.</summary>
    internal ReadOnlyTensorView(TensorView<T> view)
    {
        Span = view.Span;
        Shape = view.Shape;
    }

    /// <summary>The elements, row-major.</summary>
    public ReadOnlySpan<T> Span { get; }

    /// <summary>The shape.</summary>
    public TensorShape Shape { get; }

    /// <summary>Whether this is the default view: the shape of a single element, and no memory.</summary>
    internal bool IsDefault => Span.Length != Shape.Length;

    /// <summary>The element at an index with one number a dimension.</summary>
    /// <param name="index">One number for each dimension.</param>
    /// <exception cref="ArgumentException">The index has another number of dimensions, or this is the default view.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its dimension.</exception>
    public ref readonly T this[params ReadOnlySpan<int> index] => ref Span[Offset(this, index)];

    /// <summary>The type and the shape.</summary>
    public override string ToString() => $"ReadOnlyTensorView<{typeof(T).Name}>{Shape}";

    internal static void RequireLength(int length, TensorShape shape)
    {
        if (length != shape.Length)
        {
            ThrowLength(length, shape);
        }
    }

    internal static int Offset(ReadOnlyTensorView<T> view, ReadOnlySpan<int> index)
    {
        TensorShape shape = view.Shape;
        if (view.IsDefault)
        {
            throw new ArgumentException(
                "index must be that of an element, but a default view has no memory and so no elements.", nameof(index));
        }

        if (index.Length != shape.Rank)
        {
            throw new ArgumentException(
                $"index must have {Plural.Of(shape.Rank, "number")} for the shape {shape}, but it has {index.Length}.", nameof(index));
        }

        int offset = 0;
        for (int d = 0; d < index.Length; d++)
        {
            if ((uint)index[d] >= (uint)shape[d])
            {
                throw new ArgumentOutOfRangeException(
                    nameof(index),
                    index[d],
                    $"index must be from 0 up to, not including, {shape[d]} in dimension {d} of the shape {shape}.");
            }

            offset = (offset * shape[d]) + index[d];
        }

        return offset;
    }

    // A method of its own: views are made many times a step, and the text would be compiled into each place.
    [DoesNotReturn]
    private static void ThrowLength(int length, TensorShape shape)
    {
        string hint = shape.Rank == 0 ? ", being without dimensions" : "";
        throw new ArgumentException(
            $"shape must have as many elements as span, {length}, but {shape} has {Plural.Of(shape.Length, "element")}{hint}.", nameof(shape));
    }
}

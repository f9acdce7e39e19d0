using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>The bridge to <c>System.Numerics.Tensors</c>: the same memory under the other type, without a copy.</summary>
public static class TensorSpanExtensions
{
    /// <summary>A view of a tensor.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="tensor">At most four dimensions, row-major and without gaps.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tensor"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The tensor has gaps, repeats elements, or has more than four dimensions or <see cref="int.MaxValue"/> elements.
    /// </exception>
    public static TensorView<T> AsTensorView<T>(this Tensor<T> tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.AsTensorSpan().AsTensorView();
    }

    /// <summary>A view of a tensor span.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="tensor">At most four dimensions, row-major and without gaps.</param>
    /// <exception cref="ArgumentException">
    /// The tensor span has gaps, repeats elements, or has more than four dimensions or <see cref="int.MaxValue"/> elements.
    /// </exception>
    public static TensorView<T> AsTensorView<T>(this scoped in TensorSpan<T> tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorShape shape = ShapeOf(tensor.Lengths, tensor.Strides);
        Span<T> span = shape.Length == 0
            ? []
            : MemoryMarshal.CreateSpan(ref tensor.GetPinnableReference(), shape.Length);
        return new TensorView<T>(span, shape);
    }

    /// <summary>A view of a tensor span, for reading.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="tensor">At most four dimensions, row-major and without gaps.</param>
    /// <exception cref="ArgumentException">
    /// The tensor span has gaps, repeats elements, or has more than four dimensions or <see cref="int.MaxValue"/> elements.
    /// </exception>
    public static ReadOnlyTensorView<T> AsTensorView<T>(this scoped in ReadOnlyTensorSpan<T> tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorShape shape = ShapeOf(tensor.Lengths, tensor.Strides);
        ReadOnlySpan<T> span = shape.Length == 0
            ? []
            : MemoryMarshal.CreateReadOnlySpan(in tensor.GetPinnableReference(), shape.Length);
        return new ReadOnlyTensorView<T>(span, shape);
    }

    /// <summary>A tensor span of a view.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="view">The view; one without dimensions becomes a tensor span of one dimension, <c>[1]</c>.</param>
    /// <exception cref="ArgumentException">
    /// The default view, which has no memory; or an empty one whose dimensions are too large for the strides of a tensor span.
    /// </exception>
    public static TensorSpan<T> AsTensorSpan<T>(this TensorView<T> view)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(view.Span.IsEmpty ? new T[1] : view.Span, Lengths<T>(view, stackalloc nint[TensorShape.MaxRank]));

    /// <summary>A tensor span of a view, for reading.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="view">The view; one without dimensions becomes a tensor span of one dimension, <c>[1]</c>.</param>
    /// <exception cref="ArgumentException">
    /// The default view, which has no memory; or an empty one whose dimensions are too large for the strides of a tensor span.
    /// </exception>
    public static ReadOnlyTensorSpan<T> AsTensorSpan<T>(this ReadOnlyTensorView<T> view)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(view.Span.IsEmpty ? new T[1] : view.Span, Lengths(view, stackalloc nint[TensorShape.MaxRank]));

    /// <summary>
    /// The shape of a tensor span that is row-major without gaps. This check is what makes a span of its whole length safe.
    /// </summary>
    private static TensorShape ShapeOf(ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides)
    {
        if (lengths.Length > TensorShape.MaxRank)
        {
            Require.Throw(
                $"tensor must have at most {TensorShape.MaxRank} dimensions, but it has {lengths.Length}.", "tensor");
        }

        Span<int> dimensions = stackalloc int[lengths.Length];
        bool isEmpty = lengths.Contains(0);
        nint expected = 1;
        for (int d = lengths.Length - 1; d >= 0; d--)
        {
            if (lengths[d] > int.MaxValue)
            {
                Require.Throw($"tensor must have dimensions of at most {int.MaxValue}, but dimension {d} is {lengths[d]}.", "tensor");
            }

            dimensions[d] = (int)lengths[d];

            // A stride says nothing where there is but one element to step over, or none.
            if (!isEmpty && lengths[d] > 1 && strides[d] != expected)
            {
                Require.Throw(
                    $"tensor must be row-major without gaps, with stride {expected} in dimension {d}, but it has stride {strides[d]}.",
                    "tensor");
            }

            expected *= lengths[d];
        }

        return new TensorShape(dimensions, "tensor");
    }

    // A tensor span wants memory for one element even where it has none; that is made anew each time, so that nobody shares it.
    private static ReadOnlySpan<nint> Lengths<T>(ReadOnlyTensorView<T> view, Span<nint> lengths)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorShape shape = view.Shape;
        if (view.IsDefault)
        {
            Require.Throw("view must have memory, but it is the default view.", nameof(view));
        }

        if (shape.Rank == 0)
        {
            lengths[0] = 1;
            return lengths[..1];
        }

        Int128 outermostStride = 1;
        for (int d = 0; d < shape.Rank; d++)
        {
            lengths[d] = shape[d];
            outermostStride *= d == 0 ? 1 : shape[d];
        }

        if (outermostStride > nint.MaxValue)
        {
            Require.Throw($"view must have strides of at most {nint.MaxValue}, but its empty shape is {shape}.", nameof(view));
        }

        return lengths[..shape.Rank];
    }
}

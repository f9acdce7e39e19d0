using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Checkpoints;

namespace StdpKernels.Simulation;

/// <summary>
/// Goes through a state number by number, and names each by the way to it, such as <c>trials[2].synapses.w</c>. One description of a
/// state serves both ways, so that what is saved and what is loaded cannot differ.
/// </summary>
/// <remarks>
/// Names must be unique within a part. They are those of the fields unless others are given, without a leading underscore. Numbers are of any type
/// that <see cref="float"/>, <see cref="double"/>, the integers and <see cref="bool"/> are.
/// </remarks>
public sealed class StateTransfer
{
    private readonly IArrayVisitor _visitor;
    private readonly bool _compares;
    private string _path = "";

    /// <summary>Shows a state to a writer, a reader or a table.</summary>
    internal StateTransfer(IArrayVisitor visitor) => _visitor = visitor;

    /// <summary>Compares what never changes with what was loaded, and leaves everything else alone.</summary>
    internal StateTransfer(LoadedArrays loaded, bool compares) => (_visitor, _compares) = (loaded, compares);

    /// <summary>A part that describes itself.</summary>
    /// <param name="part">The part.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentNullException"><paramref name="part"/> is null.</exception>
    public void Part(IStateful part, [CallerArgumentExpression(nameof(part))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(part);
        string outer = _path;
        _path = $"{NameOf(name)}.";
        part.Transfer(this);
        _path = outer;
    }

    /// <summary>Parts that describe themselves, in their order.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="name">What they are called together.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parts"/> is null.</exception>
    public void Parts(IEnumerable<IStateful> parts, [CallerArgumentExpression(nameof(parts))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(parts);
        int index = 0;
        foreach (IStateful part in parts)
        {
            Part(part, $"{name}[{index++}]");
        }
    }

    /// <summary>A single number.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The number.</param>
    /// <param name="name">What it is called.</param>
    public void Value<T>(ref T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : unmanaged => Show([], new Span<T>(ref value), name);

    /// <summary>Numbers whose count is fixed.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="values">The numbers.</param>
    /// <param name="name">What they are called.</param>
    public void Values<T>(Span<T> values, [CallerArgumentExpression(nameof(values))] string name = "")
        where T : unmanaged => Show([values.Length], values, name);

    /// <summary>The neurons that fire in a step.</summary>
    /// <param name="list">The list.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentNullException"><paramref name="list"/> is null.</exception>
    public void List(SpikeList list, [CallerArgumentExpression(nameof(list))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(list);
        string outer = _path;
        _path = $"{NameOf(name)}.";
        list.Transfer(this);
        _path = outer;
    }

    /// <summary>The weights and traces of a layer; and, where that is sparse, what tells its synapses from others.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="layer">The layer.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentNullException"><paramref name="layer"/> is null.</exception>
    public void Layer<T>(StdpLayer<T> layer, [CallerArgumentExpression(nameof(layer))] string name = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer is StdpSparseLayer<T> sparse)
        {
            Constant([sparse.Connectivity.Index.Fingerprint()], $"{name}.connectivity");
        }

        if (!_compares)
        {
            LayerArrays.Show(_visitor, $"{NameOf(name)}.", layer.EditWeights(), layer.State);
        }
    }

    /// <summary>Numbers that never change, and must be the same where they are loaded: what tells one network from another.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="values">The numbers.</param>
    /// <param name="name">What they are called.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="InvalidDataException">Others have been saved. Nothing has been changed.</exception>
    public void Constant<T>(ReadOnlySpan<T> values, string name)
        where T : unmanaged, IEquatable<T>
    {
        ArgumentNullException.ThrowIfNull(name);
        T[] copy = values.ToArray();
        _visitor.Visit<T>(NameOf(name), [copy.Length], copy);
        if (_compares && !values.SequenceEqual(copy))
        {
            throw new InvalidDataException(
                $"The checkpoint must have the {NameOf(name)} {string.Join(", ", values.ToArray())}, but it has {string.Join(", ", copy)}.");
        }
    }

    private void Show<T>(ReadOnlySpan<int> shape, Span<T> values, string name)
        where T : unmanaged
    {
        if (!_compares)
        {
            _visitor.Visit(NameOf(name), shape, values);
        }
    }

    // What a field is called, without how it is passed on.
    private string NameOf(string expression) =>
        _path + expression.Replace("ref ", "", StringComparison.Ordinal).Replace(".AsSpan()", "", StringComparison.Ordinal).TrimStart('_');
}

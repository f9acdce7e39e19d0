using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Checkpoints;

namespace StdpKernels.Tool.Simulation.Checkpoints;

/// <summary>
/// Goes through a state number by number, and names each by the way to it, such as <c>trials[2].synapses.w</c>. One description of a
/// state serves both ways, so that what is saved and what is loaded cannot differ.
/// </summary>
internal sealed class StateTransfer(IArrayVisitor visitor)
{
    private string _path = "";

    /// <summary>A part that describes itself.</summary>
    public void Part(IStateful part, [CallerArgumentExpression(nameof(part))] string name = "")
    {
        string outer = _path;
        _path = $"{NameOf(name)}.";
        part.Transfer(this);
        _path = outer;
    }

    /// <summary>Parts that describe themselves, in their order.</summary>
    public void Parts(IEnumerable<IStateful> parts, [CallerArgumentExpression(nameof(parts))] string name = "")
    {
        int index = 0;
        foreach (IStateful part in parts)
        {
            Part(part, $"{name}[{index++}]");
        }
    }

    /// <summary>A single number.</summary>
    public void Value<T>(ref T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : unmanaged => visitor.Visit(NameOf(name), [], new Span<T>(ref value));

    /// <summary>Numbers whose count is fixed.</summary>
    public void Values<T>(Span<T> values, [CallerArgumentExpression(nameof(values))] string name = "")
        where T : unmanaged => visitor.Visit(NameOf(name), [values.Length], values);

    /// <summary>The weights and traces of a layer.</summary>
    public void Layer<T>(StdpLayer<T> layer, [CallerArgumentExpression(nameof(layer))] string name = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        LayerArrays.Show(visitor, $"{NameOf(name)}.", layer.EditWeights(), layer.State);

    // What a field is called, without how it is passed on.
    private string NameOf(string expression) =>
        _path + expression.Replace("ref ", "", StringComparison.Ordinal).Replace(".AsSpan()", "", StringComparison.Ordinal).TrimStart('_');
}

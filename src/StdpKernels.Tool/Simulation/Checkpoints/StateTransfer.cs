using System.Numerics;
using System.Runtime.InteropServices;

namespace StdpKernels.Tool.Simulation.Checkpoints;

/// <summary>
/// Goes through a state number by number. One description of a state serves both ways, so that what is saved and what is loaded
/// cannot differ.
/// </summary>
internal abstract class StateTransfer
{
    /// <summary>A part that describes itself.</summary>
    public void Part(IStateful part) => part.Transfer(this);

    /// <summary>Parts that describe themselves, in their order.</summary>
    public void Parts(IEnumerable<IStateful> parts)
    {
        foreach (IStateful part in parts)
        {
            Part(part);
        }
    }

    /// <summary>A single number.</summary>
    public void Value<T>(ref T value)
        where T : unmanaged => Bytes(MemoryMarshal.AsBytes(new Span<T>(ref value)));

    /// <summary>Numbers whose count is fixed.</summary>
    public void Values<T>(Span<T> values)
        where T : unmanaged => Bytes(MemoryMarshal.AsBytes(values));

    /// <summary>The weights and traces of a layer.</summary>
    public abstract void Layer<T>(StdpLayer<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The bytes of numbers; as many as there were when they were saved.</summary>
    protected abstract void Bytes(Span<byte> bytes);
}

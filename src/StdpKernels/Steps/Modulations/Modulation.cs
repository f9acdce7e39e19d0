using System.Numerics;
using StdpKernels.Synapses;

namespace StdpKernels.Steps.Modulations;

/// <summary>
/// What stands between the traces and the weights of a step: activity that counts other numbers than it carries, or traces that weights read as
/// others. One file each, and a line in <see cref="ModulationCatalogue"/>.
/// </summary>
/// <remarks>
/// Kernels know of none: they take activity that carries numbers, and any traces. What is silent stays so, whatever the numbers are, because
/// lists hold no other neurons.
/// </remarks>
internal abstract class Modulation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes the memory, before anything is written.</summary>
    public abstract void Reserve();

    /// <summary>The operands as the weights see them. What changes is in memory of the modulation until the next step.</summary>
    /// <param name="operands">Activity and traces, as the modulations before this one leave them.</param>
    public abstract LearningOperands<T> Apply(scoped in LearningOperands<T> operands);
}

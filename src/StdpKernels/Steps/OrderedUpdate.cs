using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Synapses;

namespace StdpKernels.Steps;

/// <summary>Potentiation and depression one after the other: two updates of the weights, in each of which the other side is silent.</summary>
/// <remarks>
/// A silent side has activity and traces of zero, and so the contract of each update is that of a whole one: potentiation is
/// <c>w ← bound(w + (A_plus(w) · P − A_minus(w) · 0))</c>, also where a factor is no number.
/// </remarks>
/// <param name="update">The update of the weights.</param>
/// <param name="order">Which comes first.</param>
/// <param name="scope">Which weights the bound acts on.</param>
/// <param name="pre">The shape of the presynaptic side.</param>
/// <param name="post">The shape of the postsynaptic side.</param>
internal sealed class OrderedUpdate<T>(
    BoundUpdate<T> update, StdpOrder order, StdpBoundScope scope, TensorShape pre, TensorShape post)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Silence<T> _silence = new(pre, post);

    /// <summary>Makes the memory of silence, before anything is written.</summary>
    public void Reserve() => _silence.Reserve();

    /// <summary>Changes the weights.</summary>
    [MethodImpl(Hot.Way)]
    public void Run(in LearningOperands<T> operands, Span<T> w, ref SteadyWeights<T> steady)
    {
        if (order == StdpOrder.PotentiationFirst)
        {
            Apply(_silence.Potentiation(operands), w, ref steady);
            Apply(_silence.Depression(operands), w, ref steady);
        }
        else
        {
            Apply(_silence.Depression(operands), w, ref steady);
            Apply(_silence.Potentiation(operands), w, ref steady);
        }
    }

    [MethodImpl(Hot.Way)]
    private void Apply(scoped in LearningOperands<T> operands, Span<T> w, ref SteadyWeights<T> steady)
    {
        if (scope == StdpBoundScope.TouchedWeights)
        {
            update.RunTouched(operands, w, ref steady);
        }
        else
        {
            update.Run(operands, w, ref steady);
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Kernels.Events;
using StdpKernels.Lanes;
using StdpKernels.Memory;
using StdpKernels.Synapses;
using StdpKernels.Validation;

namespace StdpKernels.Steps;

/// <summary>The operands of one of the two changes alone: the other side is silent, with activity and traces of zero.</summary>
/// <param name="pre">The shape of the presynaptic side.</param>
/// <param name="post">The shape of the postsynaptic side.</param>
internal sealed class Silence<T>(TensorShape pre, TensorShape post)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Nobody writes to these: they stay zero.
    private readonly Scratch<T> _zeros = new();
    private readonly Scratch<int> _starts = new();

    private int Batch => EventContract.Batch(pre);

    /// <summary>Makes the memory, before anything is written.</summary>
    public void Reserve()
    {
        _zeros.Take(Math.Max(pre.Length, post.Length));
        _starts.Take(Batch + 1);
    }

    /// <summary>What potentiation reads.</summary>
    [MethodImpl(Hot.Way)]
    public LearningOperands<T> Potentiation(scoped in LearningOperands<T> operands) => new(
        _zeros.Take(pre.Length),
        operands.ActivityPost,
        operands.TracePre,
        _zeros.Take(post.Length),
        isPreListed: true,
        operands.IsPostListed,
        Nobody(),
        operands.EventsPost,
        operands.IsFinite || BoundStep<T>.AreFinite(operands.TracePre));

    /// <summary>What depression reads.</summary>
    [MethodImpl(Hot.Way)]
    public LearningOperands<T> Depression(scoped in LearningOperands<T> operands) => new(
        operands.ActivityPre,
        _zeros.Take(post.Length),
        _zeros.Take(pre.Length),
        operands.TracePost,
        operands.IsPreListed,
        isPostListed: true,
        operands.EventsPre,
        Nobody(),
        operands.IsFinite || BoundStep<T>.AreFinite(operands.TracePost));

    private EventSide<T> Nobody() => new(new SpikeEvents([], _starts.Take(Batch + 1), Batch), []);
}

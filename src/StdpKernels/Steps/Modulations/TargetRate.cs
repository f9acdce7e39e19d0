using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Memory;
using StdpKernels.Synapses;

namespace StdpKernels.Steps.Modulations;

/// <summary>Depression that reads the postsynaptic trace less what it has at the rate to come to (Vogels et al. 2011): <c>t_post − target</c>.</summary>
internal sealed class TargetRate<T> : Modulation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Scratch<T> _shifted = new();
    private readonly int _length;
    private readonly T _target;

    private TargetRate(int length, T target) => (_length, _target) = (length, target);

    /// <summary>That of a rule which has a target; else null.</summary>
    public static TargetRate<T>? Of(StdpState<T> state, StdpParameters<T> parameters)
    {
        T target = T.CreateTruncating(parameters.TargetPost);
        return T.IsZero(target) ? null : new TargetRate<T>(state.Post.Shape.Length, target);
    }

    public override void Reserve() => _shifted.Take(_length);

    [MethodImpl(Hot.Way)]
    public override LearningOperands<T> Apply(scoped in LearningOperands<T> operands)
    {
        Span<T> shifted = _shifted.Take(_length);
        TensorPrimitives.Subtract(operands.TracePost, _target, shifted);
        return operands.WithTracePost(shifted, operands.IsFinite && BoundStep<T>.AreFinite(shifted));
    }
}

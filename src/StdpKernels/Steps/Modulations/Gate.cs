using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Traces;
using StdpKernels.Lanes;
using StdpKernels.Synapses;

namespace StdpKernels.Steps.Modulations;

/// <summary>The activity of both sides times a number of the step.</summary>
internal sealed class Gate<T> : Modulation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly FactorPair<T> _preFactor;
    private readonly FactorPair<T> _postFactor;
    private readonly CountedSide<T> _pre;
    private readonly CountedSide<T> _post;

    /// <param name="pre">The shape of the presynaptic side.</param>
    /// <param name="post">The shape of the postsynaptic side.</param>
    public Gate(TensorShape pre, TensorShape post)
    {
        (_preFactor, _postFactor) = (new FactorPair<T>(1.0, 1.0, pre), new FactorPair<T>(1.0, 1.0, post));
        _pre = new CountedSide<T>(pre, new TraceStep<T, CountedActivity>(new TraceCoefficients<T>(_preFactor)), _preFactor);
        _post = new CountedSide<T>(post, new TraceStep<T, CountedActivity>(new TraceCoefficients<T>(_postFactor)), _postFactor);
    }

    /// <summary>How many times activity counts what it carries.</summary>
    public T Factor
    {
        get => _preFactor.Second;
        set => (_preFactor.Second, _postFactor.Second) = (value, value);
    }

    public override void Reserve()
    {
        _pre.Reserve();
        _post.Reserve();
    }

    [MethodImpl(Hot.Way)]
    public override LearningOperands<T> Apply(scoped in LearningOperands<T> operands) =>
        CountedSide<T>.Count(operands, _pre, operands.ActivityPre, _post, operands.ActivityPost);
}

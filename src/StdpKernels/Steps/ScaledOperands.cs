using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Traces;
using StdpKernels.Lanes;
using StdpKernels.Synapses;

namespace StdpKernels.Steps;

/// <summary>The activity of both sides times a number of the step.</summary>
internal sealed class ScaledOperands<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly FactorPair<T> _preFactor;
    private readonly FactorPair<T> _postFactor;
    private readonly CountedSide<T> _pre;
    private readonly CountedSide<T> _post;

    /// <param name="pre">The shape of the presynaptic side.</param>
    /// <param name="post">The shape of the postsynaptic side.</param>
    public ScaledOperands(TensorShape pre, TensorShape post)
    {
        (_preFactor, _postFactor) = (new FactorPair<T>(1.0, 1.0, pre), new FactorPair<T>(1.0, 1.0, post));
        _pre = new CountedSide<T>(pre, new TraceStep<T, CountedActivity>(new TraceCoefficients<T>(_preFactor)));
        _post = new CountedSide<T>(post, new TraceStep<T, CountedActivity>(new TraceCoefficients<T>(_postFactor)));
    }

    /// <summary>Makes the memory, before anything is written.</summary>
    public void Reserve()
    {
        _pre.Reserve();
        _post.Reserve();
    }

    /// <summary>The same operands, with activity that counts so many times what it carries.</summary>
    [MethodImpl(Hot.Way)]
    public LearningOperands<T> Count(scoped in LearningOperands<T> operands, T factor)
    {
        (_preFactor.Second, _postFactor.Second) = (factor, factor);
        return CountedSide<T>.Count(operands, _pre, operands.ActivityPre, _post, operands.ActivityPost);
    }
}

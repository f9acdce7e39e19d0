using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Synapses;

namespace StdpKernels.Steps;

/// <content>Steps that a number scales, and steps that change other numbers than the weights.</content>
internal sealed partial class BoundStep<T>
{
    /// <summary>Moves the traces, and changes the weights by activity that counts so many times what it carries.</summary>
    [MethodImpl(Hot.Way)]
    public void RunGated(
        in StdpActivity<T> zPre, in StdpActivity<T> zPost, BoundTraces<T> traces, T gate, Span<T> w, ref SteadyWeights<T> steady)
    {
        Reserve(w);
        ReserveScaled();
        try
        {
            ReadOnlySpan<T> densePre = DenseActivity.Of(zPre, _pre), densePost = DenseActivity.Of(zPost, _post);
            bool areFinite = traces.Before(densePre, densePost);
            if (!w.IsEmpty)
            {
                LearningOperands<T> operands = Operands(zPre, zPost, densePre, densePost, _pre.Span, _post.Span, areFinite);
                Change(_scaled!.Count(operands, gate), w, ref steady);
            }

            traces.After(densePre, densePost);
        }
        finally
        {
            DenseActivity.TakeBack(zPre, _pre);
            DenseActivity.TakeBack(zPost, _post);
        }
    }

    /// <summary>Moves the traces, and adds to other numbers what the weights would change by.</summary>
    /// <param name="zPre">Presynaptic activity.</param>
    /// <param name="zPost">Postsynaptic activity.</param>
    /// <param name="traces">The update of the traces.</param>
    /// <param name="count">How many times activity counts what it carries.</param>
    /// <param name="w">The weights, which are only read.</param>
    /// <param name="changes">A number for each of them.</param>
    /// <param name="steady">What is known of these numbers.</param>
    [MethodImpl(Hot.Way)]
    public void RunChanges(
        in StdpActivity<T> zPre,
        in StdpActivity<T> zPost,
        BoundTraces<T> traces,
        T count,
        ReadOnlySpan<T> w,
        Span<T> changes,
        ref SteadyWeights<T> steady)
    {
        ReserveChanges(w);
        try
        {
            ReadOnlySpan<T> densePre = DenseActivity.Of(zPre, _pre), densePost = DenseActivity.Of(zPost, _post);
            bool areFinite = traces.Before(densePre, densePost);
            if (!w.IsEmpty)
            {
                LearningOperands<T> operands = Operands(zPre, zPost, densePre, densePost, _pre.Span, _post.Span, areFinite);
                if (count == T.One)
                {
                    _change!.Add(operands, w, changes, ref steady);
                }
                else
                {
                    _change!.Add(_scaled!.Count(operands, count), w, changes, ref steady);
                }
            }

            traces.After(densePre, densePost);
        }
        finally
        {
            DenseActivity.TakeBack(zPre, _pre);
            DenseActivity.TakeBack(zPost, _post);
        }
    }

    /// <summary>Adds to other numbers what the weights would change by, with traces as they are.</summary>
    [MethodImpl(Hot.Way)]
    public void LearnChanges(
        in StdpActivity<T> zPre, in StdpActivity<T> zPost, ReadOnlySpan<T> w, Span<T> changes, ref SteadyWeights<T> steady)
    {
        ReserveChanges(w);
        try
        {
            ReadOnlySpan<T> densePre = DenseActivity.Of(zPre, _pre), densePost = DenseActivity.Of(zPost, _post);
            if (!w.IsEmpty)
            {
                bool areFinite = AreFinite(_pre.Span) && AreFinite(_post.Span);
                _change!.Add(Operands(zPre, zPost, densePre, densePost, _pre.Span, _post.Span, areFinite), w, changes, ref steady);
            }
        }
        finally
        {
            DenseActivity.TakeBack(zPre, _pre);
            DenseActivity.TakeBack(zPost, _post);
        }
    }

    private void ReserveScaled()
    {
        if (_scaled is null)
        {
            _scaled = new ScaledOperands<T>(_pre.Shape, _post.Shape);
            _scaled.Reserve();
        }
    }

    private void ReserveChanges(ReadOnlySpan<T> w)
    {
        Reserve(w);
        ReserveScaled();
        if (_change is null && !w.IsEmpty)
        {
            _change = new BoundChange<T>(_synapses, _update, _parameters, _pre.Shape, _post.Shape);
            _change.Reserve(w.Length);
        }
    }
}

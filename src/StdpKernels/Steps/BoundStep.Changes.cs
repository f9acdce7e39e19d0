using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Steps.Modulations;
using StdpKernels.Synapses;

namespace StdpKernels.Steps;

/// <content>Steps that a number scales, and steps that change other numbers than the weights.</content>
internal sealed partial class BoundStep<T>
{
    /// <summary>Moves the traces, and changes the weights by activity that counts so many times what it carries.</summary>
    [MethodImpl(Hot.Way | MethodImplOptions.AggressiveInlining)]
    public void RunGated(
        in StdpActivity<T> zPre, in StdpActivity<T> zPost, BoundTraces<T> traces, T gate, Span<T> w, ref SteadyWeights<T> steady)
    {
        Reserve(w);
        ReserveGate();
        _gate!.Factor = gate;
        Run(zPre, zPost, traces, w, ref steady, _gate);
    }

    /// <summary>Moves the traces, and adds to other numbers what the weights would change by.</summary>
    /// <param name="zPre">Presynaptic activity.</param>
    /// <param name="zPost">Postsynaptic activity.</param>
    /// <param name="traces">The update of the traces; null leaves them as they are.</param>
    /// <param name="count">How many times activity counts what it carries.</param>
    /// <param name="w">The weights, which are only read.</param>
    /// <param name="changes">A number for each of them; or those of each sample, one sample after the other.</param>
    /// <param name="ofSamples">Whether each sample has numbers of its own.</param>
    /// <param name="steady">What is known of these numbers, in one or for each sample.</param>
    [MethodImpl(Hot.Way)]
    public void RunChanges(
        in StdpActivity<T> zPre,
        in StdpActivity<T> zPost,
        BoundTraces<T>? traces,
        T count,
        ReadOnlySpan<T> w,
        Span<T> changes,
        bool ofSamples,
        Span<SteadyWeights<T>> steady)
    {
        ReserveChanges(w, ofSamples);
        try
        {
            ReadOnlySpan<T> densePre = DenseActivity.Of(zPre, _pre), densePost = DenseActivity.Of(zPost, _post);
            bool areFinite = traces?.Before(densePre, densePost) ?? (AreFinite(_pre.Span) && AreFinite(_post.Span));
            if (!w.IsEmpty)
            {
                LearningOperands<T> operands = Operands(zPre, zPost, densePre, densePost, _pre.Span, _post.Span, areFinite);
                if (count != T.One)
                {
                    _gate!.Factor = count;
                    operands = _gate.Apply(operands);
                }

                if (ofSamples)
                {
                    _sampleChange!.Add(operands, w, changes, steady);
                }
                else
                {
                    _change!.Add(operands, w, changes, ref steady[0]);
                }
            }

            traces?.After(densePre, densePost);
        }
        finally
        {
            DenseActivity.TakeBack(zPre, _pre);
            DenseActivity.TakeBack(zPost, _post);
        }
    }

    /// <summary>Adds to other numbers what the weights would change by, with traces as they are.</summary>
    [MethodImpl(Hot.Way | MethodImplOptions.AggressiveInlining)]
    public void LearnChanges(
        in StdpActivity<T> zPre, in StdpActivity<T> zPost, ReadOnlySpan<T> w, Span<T> changes, ref SteadyWeights<T> steady) =>
        RunChanges(zPre, zPost, traces: null, T.One, w, changes, ofSamples: false, new Span<SteadyWeights<T>>(ref steady));

    private void ReserveGate()
    {
        if (_gate is null)
        {
            _gate = new Gate<T>(_pre.Shape, _post.Shape);
            _gate.Reserve();
        }
    }

    /// <summary>Makes the memory of changes, before anything is written.</summary>
    public void ReserveChanges(ReadOnlySpan<T> w, bool ofSamples)
    {
        Reserve(w);
        ReserveGate();
        if (ofSamples && _sampleChange is null && !w.IsEmpty)
        {
            var made = new SampleChange<T>(_synapses, _parameters, _pre.Shape, _post.Shape);
            made.Reserve(w.Length);
            _sampleChange = made;
        }

        if (!ofSamples && _change is null && !w.IsEmpty)
        {
            var made = new BoundChange<T>(_synapses, _update, _parameters, _pre.Shape, _post.Shape);
            made.Reserve(w.Length);
            _change = made;
        }
    }
}

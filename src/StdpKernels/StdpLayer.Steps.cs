using System.Diagnostics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

/// <content>Steps, as a whole and in halves.</content>
public abstract partial class StdpLayer<T>
{
    /// <summary>One step. Changes the weights and the traces.</summary>
    /// <param name="zPre">Presynaptic activity: an array, a span or a view with the numbers of the presynaptic trace, or events.</param>
    /// <param name="zPost">Postsynaptic activity, of either kind.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, or activity lies in memory of
    /// the layer itself. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    [MethodImpl(Hot.Way)]
    public void Step(StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        // The sizes of a layer fit by its construction: only activity can be wrong.
        using CallGate.Entry entry = State.Gate.Enter();
        ActivityContract.Validate(ref zPre, ref zPost, State, WrittenMemory<T>.Of(_weights.Span, State));
        AssertSteady();
        _step.Run(zPre, zPost, _traces, _weights.Span, ref _steady);
    }

    /// <summary>The first half of a step: moves the traces, and does not change the weights.</summary>
    /// <param name="zPre">Presynaptic activity: an array, a span or a view with the numbers of the presynaptic trace, or events.</param>
    /// <param name="zPost">Postsynaptic activity, of either kind.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, or activity lies in the traces.
    /// Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void UpdateTraces(StdpActivity<T> zPre, StdpActivity<T> zPost)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        ActivityContract.Validate(ref zPre, ref zPost, State, WrittenMemory<T>.TracesOf(State));
        _traces.Run(zPre, zPost);
    }

    /// <summary>The second half of a step: changes the weights, from the traces as they are, and does not move them.</summary>
    /// <param name="zPre">Presynaptic activity: an array, a span or a view with the numbers of the presynaptic trace, or events.</param>
    /// <param name="zPost">Postsynaptic activity, of either kind.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, or activity lies in the weights.
    /// Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void Learn(StdpActivity<T> zPre, StdpActivity<T> zPost) => Learn(zPre, zPost, State.TracePre, State.TracePost);

    /// <summary>Changes the weights, from any traces: <c>P = Σ z_post ⊗ t_pre</c>, <c>M = Σ t_post ⊗ z_pre</c>.</summary>
    /// <remarks>
    /// For rules of more than two traces: called once for each pair of traces, with activity that carries what else a product has (events
    /// as
    /// <see cref="GradedSpikeEvents{T}"/>).
    /// </remarks>
    /// <param name="zPre">Presynaptic activity: an array, a span or a view with the numbers of the presynaptic trace, or events.</param>
    /// <param name="zPost">Postsynaptic activity, of either kind.</param>
    /// <param name="tracePre">A presynaptic trace, of the shape of the state's.</param>
    /// <param name="tracePost">A postsynaptic trace, of the shape of the state's.</param>
    /// <exception cref="ArgumentException">
    /// A shape, the number of elements or the number of samples does not fit, indices do not ascend, or activity or a trace lies in the
    /// weights. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    [MethodImpl(Hot.Way)]
    public void Learn(
        StdpActivity<T> zPre, StdpActivity<T> zPost, ReadOnlyTensorView<T> tracePre, ReadOnlyTensorView<T> tracePost)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        var written = new WrittenMemory<T>(_weights.Span, [], []);
        Require.Shape(tracePre, State.Pre.Shape, "the presynaptic trace", nameof(tracePre));
        Require.Shape(tracePost, State.Post.Shape, "the postsynaptic trace", nameof(tracePost));
        written.RequireDisjoint(tracePre.Span, nameof(tracePre));
        written.RequireDisjoint(tracePost.Span, nameof(tracePost));
        ActivityContract.Validate(ref zPre, ref zPost, State, written);
        AssertSteady();
        _step.Learn(zPre, zPost, tracePre.Span, tracePost.Span, _weights.Span, ref _steady);
    }

    /// <summary>Runs steps of every kind, so that the first real ones do not wait for the compiler. Changes nothing.</summary>
    /// <remarks>
    /// Call it before a loop with a deadline: after the first weights have been written, and again after other weights or parameters have
    /// been set. It copies weights and traces, runs some steps, and looks at all weights, which the first sparse step would do otherwise.
    /// </remarks>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void WarmUp()
    {
        using CallGate.Entry entry = State.Gate.Enter();
        WarmUpFor(windowSteps: 0);
    }

    /// <summary>Runs steps and windows of every kind, so that the first real ones do not wait for the compiler, nor for memory. Changes nothing.</summary>
    /// <remarks>As <see cref="WarmUp()"/>, and for windows of up to so many steps.</remarks>
    /// <param name="windowSteps">The steps of the longest window that will come.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="windowSteps"/> is negative or more than arrays can hold.</exception>
    /// <exception cref="InvalidOperationException">Another call is at work on this layer. Nothing has been changed.</exception>
    public void WarmUp(int windowSteps)
    {
        using CallGate.Entry entry = State.Gate.Enter();
        State.Window.RequireFits(windowSteps, nameof(windowSteps));
        WarmUpFor(windowSteps);
    }

    private void WarmUpFor(int windowSteps)
    {
        if (_weights.Length == 0)
        {
            return;
        }

        T[] weights = [.. _weights.Span];
        T[] tracePre = [.. State.Pre.Span];
        T[] tracePost = [.. State.Post.Span];
        try
        {
            // Through the public calls, which are compiled by that too.
            using CallGate.Loan loan = State.Gate.Lend();
            RunEveryKind(new T[tracePre.Length], new T[tracePost.Length]);
            RunEveryWindow(windowSteps);
        }
        finally
        {
            weights.CopyTo(_weights.Span);
            tracePre.CopyTo(State.Pre.Span);
            tracePost.CopyTo(State.Post.Span);
            _steady.Forget();
        }

        _steady.Note(_step.Update, _step.Update.AreSteady(_weights.Span));
    }

    private void RunEveryKind(T[] zPre, T[] zPost)
    {
        // Graded activity takes the dense path; silence, and one spike on each side, take the event-driven one.
        zPre.AsSpan().Fill(T.CreateTruncating(0.5));
        zPost.AsSpan().Fill(T.CreateTruncating(0.5));
        Run(zPre, zPost);
        zPre.AsSpan().Clear();
        zPost.AsSpan().Clear();
        Run(zPre, zPost);
        zPre.AsSpan(0, Math.Min(1, zPre.Length)).Fill(T.One);
        zPost.AsSpan(0, Math.Min(1, zPost.Length)).Fill(T.One);
        Run(zPre, zPost);
        UpdateTraces(zPre, zPost);
        Learn(zPre, zPost);

        // Lists: nobody, the first neuron of each side, and the same with a number that its spike carries.
        int[] noStarts = new int[State.Pre.Shape[0] + 1];
        Run(new SpikeEvents([], noStarts), new SpikeEvents([], noStarts));
        Run(First(zPre.Length), First(zPost.Length));
        Run(FirstGraded(zPre.Length), FirstGraded(zPost.Length));

        // Counts, of which one is no plain spike, and bits: each becomes lists in its own way.
        Run(FirstTwice(zPre.Length), FirstTwice(zPost.Length));
        Run(FirstBits(State.Pre.Shape), FirstBits(State.Post.Shape));

        // Propagation from plain spikes and from graded ones, a few and all.
        var (currentsPre, currentsPost) = (new T[zPre.Length], new T[zPost.Length]);
        Propagate(First(zPre.Length), currentsPost);
        PropagateBack(First(zPost.Length), currentsPre);
        zPre.AsSpan().Fill(T.CreateTruncating(0.5));
        zPost.AsSpan().Fill(T.CreateTruncating(0.5));
        Propagate(zPre, currentsPost);
        PropagateBack(zPost, currentsPre);

        void Run(StdpActivity<T> pre, StdpActivity<T> post) => Step(pre, post);

        SpikeEvents First(int neurons)
        {
            int[] starts = new int[State.Pre.Shape[0] + 1];
            int[] fired = neurons > 0 ? [0] : [];
            starts.AsSpan(1).Fill(fired.Length);
            return new SpikeEvents(fired, starts);
        }

        GradedSpikeEvents<T> FirstGraded(int neurons)
        {
            SpikeEvents events = First(neurons);
            return new GradedSpikeEvents<T>(events, new T[events.Indices.Length]);
        }

        static byte[] FirstTwice(int length)
        {
            var counts = new byte[length];
            counts.AsSpan(0, Math.Min(1, length)).Fill(2);
            return counts;
        }

        static SpikeMask FirstBits(in TensorShape trace)
        {
            var words = new ulong[FlagContract.Words(EventContract.Neurons(trace)) * trace[0]];
            words.AsSpan(0, Math.Min(1, words.Length)).Fill(1);
            return new SpikeMask(words);
        }
    }

    // What EditWeights asks of its caller, and what sparse steps rely on.
    [Conditional("DEBUG")]
    private void AssertSteady() => Debug.Assert(
        !_steady.AreKnown(_step.Update) || _step.Update.AreSteady(_weights.Span),
        "The weights were changed through a view that EditWeights gave before the last step.");
}

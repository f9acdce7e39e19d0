using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

/// <content>Warm-up: everything that a loop may call, once.</content>
public abstract partial class StdpLayer<T>
{
    /// <summary>Runs steps and edits, from every kind of activity, so that the first real ones do not wait for the compiler. Changes nothing.</summary>
    /// <remarks>
    /// Left out is what needs memory that other layers do without: masks, gated steps, and changes that are written elsewhere.
    /// Call it before a loop with a deadline: after the first weights have been written, and again after other weights or parameters have
    /// been set. It copies weights and traces, runs some steps, and looks at all weights, which the first sparse step would do otherwise. An
    /// eligibility that the layer has by then is warmed with its rewards.
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
        T[][] arrays = [.. State.Arrays.Select(array => array.Span.ToArray())];
        try
        {
            // Through the public calls, which are compiled by that too.
            using CallGate.Loan loan = State.Gate.Lend();
            RunEveryKind(new T[State.Pre.Shape.Length], new T[State.Post.Shape.Length]);
            RunEveryWindow(windowSteps);
            RunEveryEdit();
        }
        finally
        {
            weights.CopyTo(_weights.Span);
            foreach ((StdpTrace<T> array, T[] before) in State.Arrays.Zip(arrays))
            {
                before.CopyTo(array.Span);
            }

            ForgetSteadyEligibility();
            _steady.Forget();
        }

        _steady.Note(_step.Update, _step.Update.AreSteady(_weights.Span));
    }

    private void RunEveryKind(T[] zPre, T[] zPost)
    {
        // Graded activity takes the dense path, and so do spikes everywhere; silence, and one spike on each side, take the event-driven one.
        T half = T.CreateTruncating(0.5), graded = _traces.TakesPlainSpikes ? T.One : half;
        zPre.AsSpan().Fill(graded);
        zPost.AsSpan().Fill(graded);
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

        // Counts, of which one is no plain spike where that may be, and bits: each becomes lists in its own way.
        byte count = (byte)(_traces.TakesPlainSpikes ? 1 : 2);
        Run(FirstCounted(zPre.Length, count), FirstCounted(zPost.Length, count));
        Run(FirstBits(State.Pre.Shape), FirstBits(State.Post.Shape));

        // Propagation from plain spikes and from graded ones, a few and all.
        var (currentsPre, currentsPost) = (new T[zPre.Length], new T[zPost.Length]);
        Propagate(First(zPre.Length), currentsPost);
        PropagateBack(First(zPost.Length), currentsPre);
        zPre.AsSpan().Fill(half);
        zPost.AsSpan().Fill(half);
        Propagate(zPre, currentsPost);
        PropagateBack(zPost, currentsPre);

        // An eligibility, where there is one.
        Eligibility?.Step(First(zPre.Length), First(zPost.Length));
        Eligibility?.Step(First(zPre.Length), First(zPost.Length));
        Eligibility?.Reward(half);
        Eligibility?.Reward(new T[Synapses.Targets(back: false)]);
        Eligibility?.RewardAndStep(half, First(zPre.Length), First(zPost.Length));
        if (Eligibility is { IsOfSamples: true } ofSamples)
        {
            T[] rewards = new T[State.Pre.Shape[0]];
            rewards.AsSpan().Fill(half);
            ofSamples.RewardSamples(rewards);
            ofSamples.RewardSamplesAndStep(rewards, First(zPre.Length), First(zPost.Length));
        }

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

        static byte[] FirstCounted(int length, byte count)
        {
            var counts = new byte[length];
            counts.AsSpan(0, Math.Min(1, length)).Fill(count);
            return counts;
        }

        static SpikeMask FirstBits(in TensorShape trace)
        {
            var words = new ulong[FlagContract.Words(EventContract.Neurons(trace)) * trace[0]];
            words.AsSpan(0, Math.Min(1, words.Length)).Fill(1);
            return new SpikeMask(words);
        }
    }

    private void RunEveryWindow(int steps)
    {
        if (steps == 0)
        {
            return;
        }

        // Activity everywhere takes the dense path, in the form for spikes and in that for numbers; one spike in each step the event-driven one; twice, for
        // what the first finds out about the weights.
        T[] zPre = new T[steps * State.TracePre.Shape.Length], zPost = new T[steps * State.TracePost.Shape.Length];
        Fill(T.One);
        Run(zPre, zPost);
        Fill(_traces.TakesPlainSpikes ? T.One : T.CreateTruncating(0.5));
        Run(zPre, zPost);
        Fill(T.Zero);
        Run(zPre, zPost);
        zPre.AsSpan(0, Math.Min(1, zPre.Length)).Fill(T.One);
        zPost.AsSpan(0, Math.Min(1, zPost.Length)).Fill(T.One);
        Run(zPre, zPost);
        int[] startsPre = new int[(steps * State.TracePre.Shape[0]) + 1], startsPost = new int[(steps * State.TracePost.Shape[0]) + 1];
        Run(new SpikeEvents([], startsPre), new SpikeEvents([], startsPost));
        Run(new GradedSpikeEvents<T>(new SpikeEvents([], startsPre), []), new GradedSpikeEvents<T>(new SpikeEvents([], startsPost), []));
        Run(new bool[zPre.Length], new byte[zPost.Length]);

        void Fill(T value)
        {
            zPre.AsSpan().Fill(value);
            zPost.AsSpan().Fill(value);
        }

        void Run(StdpActivity<T> pre, StdpActivity<T> post) => StepWindow(steps, pre, post);
    }

    // Masks excepted: they need flags for all weights, and are for the time before the loop.
    private void RunEveryEdit()
    {
        foreach (StdpFan fan in (ReadOnlySpan<StdpFan>)[StdpFan.In, StdpFan.Out])
        {
            NormaliseWeights(T.One, StdpNorm.L1, fan);
            NormaliseWeights(T.One, StdpNorm.L2, fan);
        }

        ScaleWeights(T.One);
        ScaleWeights(new T[Synapses.Targets(back: false)], StdpFan.In);
        ScaleWeights(new T[Synapses.Targets(back: true)], StdpFan.Out);
        DecayWeights(T.Zero);
        ClipWeights(T.Zero, T.One);
    }
}

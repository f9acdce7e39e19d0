using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StdpKernels.Kernels.Events;
using StdpKernels.Lanes;
using StdpKernels.Memory;
using StdpKernels.Steps.Modulations;
using StdpKernels.Synapses;
using StdpKernels.Validation;

namespace StdpKernels.Steps;

/// <summary>A step of one state and its synapses, closed over rule and parameters: traces, then weights.</summary>
/// <remarks>Calls have been validated. Memory and threads are reserved before the first write, because they may run out.</remarks>
internal sealed partial class BoundStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpTrace<T> _pre;
    private readonly StdpTrace<T> _post;
    private readonly BoundUpdate<T> _update;

    // Null where both changes come together, as they do in the update itself.
    private readonly OrderedUpdate<T>? _ordered;

    // None where weights see activity and traces as they are.
    private readonly Modulation<T>[] _modulations;

    // Made where they are first used: activity that a number scales, and changes of other arrays than the weights.
    private readonly Synapses<T> _synapses;
    private readonly StdpParameters<T> _parameters;
    private Gate<T>? _gate;
    private BoundChange<T>? _change;
    private SampleChange<T>? _sampleChange;
    private bool _isReserved;

    /// <exception cref="ArgumentException">A tensor does not broadcast.</exception>
    public BoundStep(StdpState<T> state, Synapses<T> synapses, BoundUpdate<T> update, StdpParameters<T> parameters)
    {
        (_pre, _post, _update) = (state.Pre, state.Post, update);
        (_synapses, _parameters) = (synapses, parameters);
        _ordered = parameters.Order == StdpOrder.Together
            ? null
            : new OrderedUpdate<T>(update, parameters.Order, parameters.BoundScope, state.Pre.Shape, state.Post.Shape);
        _modulations = ModulationCatalogue.Of(state, parameters);
    }

    /// <summary>The update of the weights.</summary>
    public BoundUpdate<T> Update => _update;

    /// <summary>Moves the traces and changes the weights.</summary>
    /// <param name="zPre">Presynaptic activity.</param>
    /// <param name="zPost">Postsynaptic activity.</param>
    /// <param name="traces">The update of the traces.</param>
    /// <param name="w">The weights.</param>
    /// <param name="steady">What is known of them.</param>
    /// <param name="gate">How many times activity counts for the weights; null where it counts once.</param>
    [MethodImpl(Hot.Way)]
    public void Run(
        in StdpActivity<T> zPre,
        in StdpActivity<T> zPost,
        BoundTraces<T> traces,
        Span<T> w,
        ref SteadyWeights<T> steady,
        Gate<T>? gate = null)
    {
        if (!_isReserved)
        {
            Reserve(w);
        }

        try
        {
            ReadOnlySpan<T> densePre = DenseActivity.Of(zPre, _pre), densePost = DenseActivity.Of(zPost, _post);
            bool areFinite = traces.Before(densePre, densePost);
            Learn(zPre, zPost, densePre, densePost, _pre.Span, _post.Span, areFinite, gate, w, ref steady);
            if (traces.AreSplit)
            {
                traces.After(densePre, densePost);
            }
        }
        finally
        {
            DenseActivity.TakeBack(zPre, _pre);
            DenseActivity.TakeBack(zPost, _post);
        }
    }

    /// <summary>Changes the weights with traces as they are.</summary>
    [MethodImpl(Hot.Way)]
    public void Learn(
        in StdpActivity<T> zPre,
        in StdpActivity<T> zPost,
        ReadOnlySpan<T> tracePre,
        ReadOnlySpan<T> tracePost,
        Span<T> w,
        ref SteadyWeights<T> steady)
    {
        if (!_isReserved)
        {
            Reserve(w);
        }

        try
        {
            ReadOnlySpan<T> densePre = DenseActivity.Of(zPre, _pre), densePost = DenseActivity.Of(zPost, _post);
            bool areFinite = AreFinite(tracePre) && AreFinite(tracePost);
            Learn(zPre, zPost, densePre, densePost, tracePre, tracePost, areFinite, gate: null, w, ref steady);
        }
        finally
        {
            DenseActivity.TakeBack(zPre, _pre);
            DenseActivity.TakeBack(zPost, _post);
        }
    }

    /// <summary>Whether a trace is finite everywhere.</summary>
    public static bool AreFinite(ReadOnlySpan<T> trace) => trace.IsEmpty || TensorPrimitives.IsFiniteAll(trace);

    [MethodImpl(Hot.Way)]
    private void Learn(
        in StdpActivity<T> zPre,
        in StdpActivity<T> zPost,
        ReadOnlySpan<T> densePre,
        ReadOnlySpan<T> densePost,
        ReadOnlySpan<T> tracePre,
        ReadOnlySpan<T> tracePost,
        bool areFinite,
        Gate<T>? gate,
        Span<T> w,
        ref SteadyWeights<T> steady)
    {
        if (!w.IsEmpty)
        {
            LearningOperands<T> operands = Operands(zPre, zPost, densePre, densePost, tracePre, tracePost, areFinite);
            if (gate is not null)
            {
                operands = gate.Apply(operands);
            }

            Change(operands, w, ref steady);
        }
    }

    /// <summary>Activity in all forms that kernels take, as it counts, and traces.</summary>
    [MethodImpl(Hot.Way)]
    private LearningOperands<T> Operands(
        in StdpActivity<T> zPre,
        in StdpActivity<T> zPost,
        ReadOnlySpan<T> densePre,
        ReadOnlySpan<T> densePost,
        ReadOnlySpan<T> tracePre,
        ReadOnlySpan<T> tracePost,
        bool areFinite)
    {
        var operands = new LearningOperands<T>(
            densePre,
            densePost,
            tracePre,
            tracePost,
            isPreListed: TryList(zPre, _pre, out EventSide<T> eventsPre),
            isPostListed: TryList(zPost, _post, out EventSide<T> eventsPost),
            eventsPre,
            eventsPost,
            areFinite);
        foreach (Modulation<T> modulation in _modulations)
        {
            operands = modulation.Apply(operands);
        }

        return operands;
    }

    [MethodImpl(Hot.Way)]
    private void Change(scoped in LearningOperands<T> operands, Span<T> w, ref SteadyWeights<T> steady)
    {
        if (_ordered is null)
        {
            _update.Run(operands, w, ref steady);
        }
        else
        {
            _ordered.Run(operands, w, ref steady);
        }
    }

    /// <summary>Events as they are, and the spikes of what is dense, unless that is graded or too dense to list.</summary>
    [MethodImpl(Hot.Way)]
    private static bool TryList(scoped in StdpActivity<T> z, StdpTrace<T> side, out EventSide<T> events)
    {
        if (z.IsEvents)
        {
            events = new EventSide<T>(z.Events, z.Values);
            return true;
        }

        bool isListed = SpikeScan.TryList(z.Dense.Span, side.Shape, side.Activity.Found, out SpikeEvents found);
        events = new EventSide<T>(found, []);
        return isListed;
    }

    // Without weights there is nothing to learn, and the sizes beside the zero may be larger than any array.
    private void Reserve(ReadOnlySpan<T> w)
    {
        if (w.IsEmpty || _isReserved)
        {
            return;
        }

        _update.Reserve();
        _ordered?.Reserve();
        foreach (Modulation<T> modulation in _modulations)
        {
            modulation.Reserve();
        }

        Reserve(_pre);
        Reserve(_post);
        _isReserved = true;
    }

    private static void Reserve(StdpTrace<T> side)
    {
        ActivityScratch<T> scratch = side.Activity;
        SpikeScan.Reserve<T>(side.Shape, scratch.Found);
        EventContract.Reserve(side.Shape, scratch);
        scratch.Dense.Take(side.Shape.Length);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels.Editing;
using StdpKernels.Kernels.Events;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Synapses;

/// <summary>
/// What stores the weights of a layer: their shape, which neurons a row and a column belong to, the scratch memory of the kernels
/// that change them, and the threads that share them. The weights themselves are given to each step.
/// </summary>
/// <remarks>A new kind of synapses derives from this; what it binds derives from <see cref="BoundUpdate{T}"/>.</remarks>
/// <param name="weights">The shape of the weights.</param>
/// <param name="rows">How many rows of them threads share.</param>
/// <param name="threads">How many threads share a step of enough work.</param>
internal abstract class Synapses<T>(TensorShape weights, int rows, int threads)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private bool _isReserved;

    /// <summary>The shape of the weights.</summary>
    public TensorShape Weights { get; } = weights;

    /// <summary>How many threads share a step of enough work, the calling one included.</summary>
    public int Threads { get; } = threads;

    /// <summary>The threads that help: those of the process, except in tests.</summary>
    public WorkerTeam Team { get; set; } = WorkerTeam.Shared;

    /// <summary>Null, except in tests.</summary>
    public ForcedPath? Forced { get; set; }

    /// <summary>The number of rows, which threads share.</summary>
    public int Rows { get; } = rows;

    /// <summary>Whether a step tells the weights of active neurons from the others: one sample, and a weight for each pair of neurons.</summary>
    public virtual bool TellsTouched => false;

    /// <summary>The rows that parameters are laid out in: those of the weights.</summary>
    public virtual int ParameterRows => Rows;

    /// <summary>The same synapses for steps of one sample, with scratch memory of their own.</summary>
    public abstract Synapses<T> OfOneSample();

    /// <summary>Lays the parameters of the weights out for kernels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The algorithm is undefined.</exception>
    /// <exception cref="ArgumentException">A tensor does not broadcast.</exception>
    public virtual WeightCoefficients<T> Fold(StdpParameters<T> parameters) => RuleCatalogue.Fold(parameters, Weights);

    /// <summary>Closes an update over a rule and its parameters.</summary>
    public BoundUpdate<T> Bind(WeightCoefficients<T> coefficients)
    {
        var close = new CloseAction(this, coefficients);
        RuleCatalogue.Run(coefficients, ref close);
        return close.Closed!;
    }

    /// <summary>
    /// Makes the scratch memory as large as any step can need, and starts the threads, unless this was done before: for every path and
    /// thread, because any may be taken. Nothing is written but what belongs to the synapses.
    /// </summary>
    public void Reserve()
    {
        if (!_isReserved)
        {
            ReserveScratch();
            Team.Reserve(Forced?.Parts ?? MaxParts());
            _isReserved = true;
        }
    }

    /// <summary>Into how many parts work is cut, of so many cycles on so many rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Parts(double cost, int rows) => Forced?.Parts ?? PathCost.Parts(cost, Threads, rows);

    /// <summary>How many neurons, or channels of them, propagation reaches: what its parts share.</summary>
    /// <param name="back">From postsynaptic neurons to presynaptic ones.</param>
    public abstract int Targets(bool back);

    /// <summary>What propagation costs, in cycles.</summary>
    public abstract double PropagationCost(int events, bool back);

    /// <summary>Adds what events carry through the weights to the currents of some targets.</summary>
    /// <param name="events">The neurons whose activity is not zero.</param>
    /// <param name="w">The weights.</param>
    /// <param name="targets">Which neurons, or channels of them.</param>
    /// <param name="currents">Those of all neurons of the side that is reached.</param>
    /// <param name="back">From postsynaptic neurons to presynaptic ones.</param>
    /// <param name="part">Whose scratch memory is used.</param>
    public abstract void Propagate<TKind>(
        in EventSide<T> events, ReadOnlySpan<T> w, RowRange targets, Span<T> currents, bool back, int part)
        where TKind : struct, IEventKind;

    /// <summary>Multiplies the weights of each neuron by a number.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="coefficients">The parameters of the rule, whose bounds the weights come out within.</param>
    /// <param name="factors">A number for each neuron, or channel.</param>
    /// <param name="fan">Which weights are a neuron's.</param>
    public abstract void Scale(Span<T> w, WeightCoefficients<T> coefficients, ReadOnlySpan<T> factors, StdpFan fan);

    /// <summary>Adds other numbers to the weights, each times a factor of its postsynaptic neuron.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="added">A number for each.</param>
    /// <param name="coefficients">The parameters of the rule, whose bounds the weights come out within.</param>
    /// <param name="factors">A number for each postsynaptic neuron, or channel.</param>
    public abstract void AddScaled(Span<T> w, ReadOnlySpan<T> added, WeightCoefficients<T> coefficients, ReadOnlySpan<T> factors);

    /// <summary>Sums up the weights of each neuron, in ascending order.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="sums">A number for each neuron, or channel.</param>
    /// <param name="fan">Which weights are a neuron's.</param>
    public abstract void Sum<TMeasure>(ReadOnlySpan<T> w, Span<T> sums, StdpFan fan)
        where TMeasure : struct, IWeightMeasure;

    /// <summary>Makes the update of this kind of synapses, for a rule and a kind of parameters that have become types.</summary>
    protected abstract BoundUpdate<T> Close<TRule, TSource>(WeightCoefficients<T> coefficients)
        where TRule : struct, IUpdateRule
        where TSource : struct, ICoefficientSource<T>, allows ref struct;

    /// <summary>Makes the scratch memory of every thread.</summary>
    protected abstract void ReserveScratch();

    /// <summary>Into how many parts the largest step is cut.</summary>
    protected abstract int MaxParts();

    /// <summary>Scratch memory for each thread.</summary>
    public static TScratch[] Make<TScratch>(int threads, Func<TScratch> make) =>
        [.. Enumerable.Range(0, threads).Select(_ => make())];

    private struct CloseAction(Synapses<T> synapses, WeightCoefficients<T> coefficients) : IRuleAction<T>
    {
        public BoundUpdate<T>? Closed { get; private set; }

        public void Invoke<TRule, TSource>()
            where TRule : struct, IUpdateRule
            where TSource : struct, ICoefficientSource<T>, allows ref struct =>
            Closed = synapses.Close<TRule, TSource>(coefficients);
    }
}

using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Synapses;

/// <summary>
/// What stores the weights of a layer: their shape, which neurons a row and a column belong to, the scratch memory of the kernels
/// that change them, and the threads that share them. The weights themselves are given to each step.
/// </summary>
/// <remarks>A new kind of synapses derives from this; what it binds derives from <see cref="BoundUpdate{T}"/>.</remarks>
/// <param name="weights">The shape of the weights.</param>
/// <param name="threads">How many threads share a step of enough work.</param>
internal abstract class Synapses<T>(TensorShape weights, int threads)
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
    public int Rows { get; } = weights[0];

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

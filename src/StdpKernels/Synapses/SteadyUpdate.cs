using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Coefficients;
using StdpKernels.Kernels;
using StdpKernels.Lanes;
using StdpKernels.Rules;
using StdpKernels.Threading;

namespace StdpKernels.Synapses;

/// <summary>The update of weights that need not all be written in a step: event-driven where they are steady and that is cheaper, else dense.</summary>
internal abstract class SteadyUpdate<T, TRule, TSource>(Synapses<T> synapses, WeightCoefficients<T> coefficients)
    : BoundUpdate<T>(synapses, coefficients)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule
    where TSource : struct, ICoefficientSource<T>, allows ref struct
{
    private readonly Synapses<T> _synapses = synapses;

    // The matrix that parameters are laid out in.
    private readonly int _rows = synapses.ParameterRows;
    private readonly int _columns = synapses.Weights.Length / Math.Max(1, synapses.ParameterRows);

    // What each part of a step has found.
    private readonly bool[] _wereSteady = new bool[synapses.Threads];

    // The weights whose parameters may differ: one stands for all where each parameter is a number.
    private (int Rows, int Columns) Different => Coefficients.IsUniform ? (1, 1) : (_rows, _columns);

    /// <summary>Whether all weights are known to be steady before a step: what its parts have in common.</summary>
    protected bool AreKnownSteady { get; set; }

    /// <summary>Whether a step is event-driven where weights are steady: likewise.</summary>
    protected bool IsEventDriven { get; set; }

    [MethodImpl(Hot.Way)]
    public sealed override void Run(in LearningOperands<T> operands, Span<T> w, ref SteadyWeights<T> steady)
    {
        AreKnownSteady = steady.AreKnown(this);
        IsEventDriven = PrefersEvents(operands, checksAll: !steady.IsRemembered || !KeepsSteady, out double cost);
        int parts = _synapses.Parts(cost, _synapses.Rows);
        RunParts(operands, w, parts);
        NoteSteady(ref steady, parts);
    }

    public sealed override void AddChanges(ReadOnlySpan<T> w, ReadOnlySpan<T> p, ReadOnlySpan<T> m, Span<T> changes)
    {
        Coefficients.Bind(out TSource source);
        ChangeRows.Add<T, TRule, TSource>(w, p, m, changes, _rows, _columns, source);
    }

    [MethodImpl(Hot.Way)]
    public sealed override bool AreSteady(ReadOnlySpan<T> w)
    {
        Coefficients.Bind(out TSource source);
        return SteadyCheck.AreSteady<T, TRule, TSource>(w, new RowRange(0, _rows), _columns, source);
    }

    protected sealed override bool FindKeepsSteady()
    {
        Coefficients.Bind(out TSource source);
        (int rows, int columns) = Different;
        return SteadyCheck.StaySteady<T, TRule, TSource>(rows, columns, source);
    }

    protected sealed override bool FindKeepsNegativeZero()
    {
        Coefficients.Bind(out TSource source);
        (int rows, int columns) = Different;
        return SteadyCheck.IsAnySteady<T, TRule, TSource>(T.NegativeZero, rows, columns, source);
    }

    /// <summary>What a step costs along either path, in cycles.</summary>
    /// <param name="operands">Activity and traces.</param>
    /// <param name="checksAll">Whether each step has to check that all weights are steady.</param>
    protected abstract (double Events, double Dense) Costs(in LearningOperands<T> operands, bool checksAll);

    /// <summary>Whether the event-driven kernels may run, and are cheaper.</summary>
    /// <param name="operands">Activity and traces.</param>
    /// <param name="checksAll">Whether each step has to check that all weights are steady.</param>
    /// <param name="cost">What the step costs along the path that it takes, in cycles.</param>
    [MethodImpl(Hot.Way)]
    protected bool PrefersEvents(in LearningOperands<T> operands, bool checksAll, out double cost)
    {
        (double events, double dense) = Costs(operands, checksAll);
        bool isEventDriven = operands.IsFinite && operands.IsListed && (_synapses.Forced?.IsSparse ?? events < dense);
        cost = isEventDriven ? events : dense;
        return isEventDriven;
    }

    /// <summary>Notes whether the weights of a part were known, or found, to be steady before the step.</summary>
    protected void Note(int part, bool wereSteady) => _wereSteady[part] = wereSteady;

    /// <summary>Keeps what the parts of a step have found.</summary>
    protected void NoteSteady(ref SteadyWeights<T> steady, int parts) =>
        steady.Note(this, parts == 1 ? _wereSteady[0] : !_wereSteady.AsSpan(0, parts).Contains(false));
}

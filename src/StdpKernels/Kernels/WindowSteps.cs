using System.Numerics;

namespace StdpKernels.Kernels;

/// <summary>One side of a window of steps of a batch of one.</summary>
/// <param name="lists">Where the neurons that fired in each step stand.</param>
/// <param name="indices">The neurons that fired, those of a step ascending.</param>
/// <param name="values">A number for each of them; none where all are 1.</param>
/// <param name="activity">The same, dense: <c>[T, neurons]</c>.</param>
/// <param name="traces">The trace after each step: <c>[T, neurons]</c>.</param>
/// <param name="neurons">How many neurons there are.</param>
internal readonly ref struct WindowSteps<T>(
    ReadOnlySpan<StepList> lists,
    ReadOnlySpan<int> indices,
    ReadOnlySpan<T> values,
    ReadOnlySpan<T> activity,
    ReadOnlySpan<T> traces,
    int neurons)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Where the neurons that fired in each step stand.</summary>
    public readonly ReadOnlySpan<StepList> Lists = lists;

    /// <summary>The neurons that fired.</summary>
    public readonly ReadOnlySpan<int> Indices = indices;

    /// <summary>A number for each of them; none where all are 1.</summary>
    public readonly ReadOnlySpan<T> Values = values;

    /// <summary>Activity, dense: <c>[T, neurons]</c>.</summary>
    public readonly ReadOnlySpan<T> AllActivity = activity;

    /// <summary>The trace after each step: <c>[T, neurons]</c>.</summary>
    public readonly ReadOnlySpan<T> AllTraces = traces;

    /// <summary>How many neurons there are.</summary>
    public int Neurons { get; } = neurons;

    /// <summary>Whether events carry numbers.</summary>
    public bool IsGraded => !Values.IsEmpty;

    /// <summary>The neurons that fired in a step.</summary>
    public ReadOnlySpan<int> Fired(int step) => Indices.Slice(Lists[step].First, Lists[step].Count);

    /// <summary>The numbers that the events of a step carry.</summary>
    public ReadOnlySpan<T> FiredValues(int step) => Values.Slice(Lists[step].First, Lists[step].Count);

    /// <summary>How many steps there are.</summary>
    public int Steps => Lists.Length;

    /// <summary>Some of the steps, as a window of their own.</summary>
    /// <param name="from">The first.</param>
    /// <param name="to">Where they end.</param>
    public WindowSteps<T> Between(int from, int to) => new(
        Lists[from..to], Indices, Values, AllActivity[(from * Neurons)..(to * Neurons)], AllTraces[(from * Neurons)..(to * Neurons)], Neurons);

    /// <summary>The activity of a step.</summary>
    public ReadOnlySpan<T> Activity(int step) => AllActivity.Slice(step * Neurons, Neurons);

    /// <summary>The trace after a step.</summary>
    public ReadOnlySpan<T> Trace(int step) => AllTraces.Slice(step * Neurons, Neurons);
}

using System.Numerics;
using StdpKernels.Memory;
using StdpKernels.Validation;

namespace StdpKernels.Synapses;

/// <summary>What weights learn from in a window of steps: the operands of each, all at hand before the first weight is read.</summary>
/// <remarks>Everything is in memory of its own, so that threads share it without pinning.</remarks>
/// <param name="tracePre">The shape of the presynaptic trace.</param>
/// <param name="tracePost">The shape of the postsynaptic trace.</param>
internal sealed class WindowOperands<T>(TensorShape tracePre, TensorShape tracePost)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Scratch<bool> _areFinite = new();
    private readonly Scratch<WindowStepPath> _paths = new();
    private readonly Scratch<int> _next = new();
    private readonly Scratch<T> _panels = new();
    private int _panelLength;

    /// <summary>The number of steps.</summary>
    public int Steps { get; private set; }

    /// <summary>The presynaptic side.</summary>
    public WindowSide<T> Pre { get; } = new(tracePre);

    /// <summary>The postsynaptic side.</summary>
    public WindowSide<T> Post { get; } = new(tracePost);

    /// <summary>The operands of one step.</summary>
    public LearningOperands<T> this[int step] => new(
        Pre.Dense(step),
        Post.Dense(step),
        Pre.Trace(step),
        Post.Trace(step),
        isPreListed: Pre.Lists(Steps)[step].IsListed,
        isPostListed: Post.Lists(Steps)[step].IsListed,
        Pre.Events(step),
        Post.Events(step),
        _areFinite.Take(Steps)[step]);

    /// <summary>Checks the activity of a window. Lists are replaced by copies in the memory of the window, and flags by lists.</summary>
    /// <param name="steps">The number of steps.</param>
    /// <param name="zPre">Presynaptic activity.</param>
    /// <param name="zPost">Postsynaptic activity.</param>
    /// <param name="written">The memory that the call writes.</param>
    public void Validate(int steps, ref StdpActivity<T> zPre, ref StdpActivity<T> zPost, scoped in WrittenMemory<T> written)
    {
        RequireFits(steps, nameof(steps));
        WindowContract.Validate(ref zPre, steps, Pre.Shape, Pre.Activity, "all steps of the presynaptic trace", written, nameof(zPre));
        WindowContract.Validate(ref zPost, steps, Post.Shape, Post.Activity, "all steps of the postsynaptic trace", written, nameof(zPost));
    }

    /// <summary>A number of steps that arrays can hold.</summary>
    /// <param name="steps">The number of steps.</param>
    /// <param name="name">The parameter.</param>
    public void RequireFits(int steps, string name)
    {
        WindowContract.RequireFits(steps, Pre.Shape, "the window of the presynaptic trace", name);
        WindowContract.RequireFits(steps, Post.Shape, "the window of the postsynaptic trace", name);
    }

    /// <summary>Makes the memory for the steps of a window one by one, before anything is written.</summary>
    public void ReserveLists(int steps)
    {
        Pre.ReserveLists(steps);
        Post.ReserveLists(steps);
        Steps = steps;
    }

    /// <summary>Makes the memory for a window, before anything is written.</summary>
    public void Reserve(int steps)
    {
        Pre.Reserve(steps);
        Post.Reserve(steps);
        _areFinite.Take(steps);
        _paths.Take(steps);
        Steps = steps;
    }

    /// <summary>Makes the memory of so many threads, before anything is written.</summary>
    /// <param name="threads">The number of threads.</param>
    /// <param name="panelLength">The numbers of a panel of dense steps.</param>
    public void Share(int threads, int panelLength)
    {
        _next.Take(threads * Steps);
        _panels.Take(threads * panelLength);
        _panelLength = panelLength;
    }

    /// <summary>A number for each step, for a thread to use.</summary>
    public Span<int> Next(int part) => _next.Take((part + 1) * Steps)[(part * Steps)..];

    /// <summary>Memory for a panel of dense steps, for a thread to use.</summary>
    public Span<T> Panel(int part) => _panels.Take((part + 1) * _panelLength)[(part * _panelLength)..];

    /// <summary>Notes whether both traces are finite after a step.</summary>
    public void Note(int step, bool areFinite) => _areFinite.Take(Steps)[step] = areFinite;

    /// <summary>Notes the path of a step.</summary>
    public void Choose(int step, WindowStepPath path) => _paths.Take(Steps)[step] = path;

    /// <summary>The path of a step.</summary>
    public WindowStepPath Path(int step) => _paths.Take(Steps)[step];

    /// <summary>Where the neighbouring steps end that go along the path of one.</summary>
    public int EndOfPath(int step)
    {
        ReadOnlySpan<WindowStepPath> rest = _paths.Take(Steps)[step..];
        int others = rest.IndexOfAnyExcept(rest[0]);
        return others < 0 ? Steps : step + others;
    }
}

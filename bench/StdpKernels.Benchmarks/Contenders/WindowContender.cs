using System.Numerics;

namespace StdpKernels.Benchmarks.Contenders;

/// <summary>The library's prepared layer, many steps at a time: as one window, or one by one.</summary>
internal sealed class WindowContender<T> : PreparedContender<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _steps;
    private readonly bool _isWindow;
    private readonly bool _fromEvents;
    private readonly (T[] Dense, (int[] Indices, int[] Starts) Events) _pre;
    private readonly (T[] Dense, (int[] Indices, int[] Starts) Events) _post;

    /// <param name="data">The layer and the activity, whose patterns the steps of a window take in turn.</param>
    /// <param name="steps">The steps of a window.</param>
    /// <param name="isWindow">Whether they go in as one window.</param>
    /// <param name="fromEvents">Whether they go in as lists.</param>
    public WindowContender(LayerData<T> data, int steps, bool isWindow, bool fromEvents)
        : base(isWindow ? ContenderNames.Window : ContenderNames.OneByOne, data, LibraryContender.CreateLayer<T>(data.Layer), steps)
    {
        (_steps, _isWindow, _fromEvents) = (steps, isWindow, fromEvents);
        _pre = Window(data.ActivityPre);
        _post = Window(data.ActivityPost);
        if (isWindow)
        {
            Layer.WarmUp(steps);
        }
    }

    protected override void Step(int pattern)
    {
        var pre = new SpikeEvents(_pre.Events.Indices, _pre.Events.Starts);
        var post = new SpikeEvents(_post.Events.Indices, _post.Events.Starts);
        if (_isWindow)
        {
            Layer.StepWindow(_steps, _fromEvents ? pre : _pre.Dense, _fromEvents ? post : _post.Dense);
            return;
        }

        int batch = Data.Layer.BatchSize, inputs = Data.Layer.PreLength, outputs = Data.Layer.PostLength;
        for (int step = 0; step < _steps; step++)
        {
            if (_fromEvents)
            {
                Layer.Step(pre.Slice(step * batch, batch), post.Slice(step * batch, batch));
            }
            else
            {
                Layer.Step(_pre.Dense.AsSpan(step * inputs, inputs), _post.Dense.AsSpan(step * outputs, outputs));
            }
        }
    }

    private (T[] Dense, (int[] Indices, int[] Starts) Events) Window(IReadOnlyList<T[]> patterns)
    {
        T[] dense = [.. Enumerable.Range(0, _steps).SelectMany(step => patterns[step % patterns.Count])];
        return (dense, Activity.Events([dense], _steps * Data.Layer.BatchSize)[0]);
    }
}

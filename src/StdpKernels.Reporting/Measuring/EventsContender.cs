using System.Numerics;

namespace StdpKernels.Reporting.Measuring;

/// <summary>The library's prepared layer, from the same spikes as lists.</summary>
internal class EventsContender<T>(string name, LayerData<T> data, StdpLayer<T> layer) : PreparedContender<T>(name, data, layer)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly (int[] Indices, int[] Starts)[] _pre = Activity.Events(data.ActivityPre, data.Layer.BatchSize);
    private readonly (int[] Indices, int[] Starts)[] _post = Activity.Events(data.ActivityPost, data.Layer.BatchSize);

    protected SpikeEvents Pre(int pattern) => new(_pre[pattern].Indices, _pre[pattern].Starts);

    protected SpikeEvents Post(int pattern) => new(_post[pattern].Indices, _post[pattern].Starts);

    protected override void Step(int pattern) => Layer.Step(Pre(pattern), Post(pattern));
}

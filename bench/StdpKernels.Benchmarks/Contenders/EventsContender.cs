using System.Numerics;

namespace StdpKernels.Benchmarks.Contenders;

/// <summary>The library's prepared layer, from the same spikes as lists.</summary>
internal class EventsContender<T>(
    LayerData<T> data, StdpParameters<T>? parameters = null, StdpWeightLayout layout = StdpWeightLayout.PostsynapticRows)
    : PreparedContender<T>(data, ContenderNames.Events, threads: 1, parameters, layout)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly (int[] Indices, int[] Starts)[] _pre = Activity.Events(data.ActivityPre, data.Layer.BatchSize);
    private readonly (int[] Indices, int[] Starts)[] _post = Activity.Events(data.ActivityPost, data.Layer.BatchSize);

    protected SpikeEvents Pre(int pattern) => new(_pre[pattern].Indices, _pre[pattern].Starts);

    protected SpikeEvents Post(int pattern) => new(_post[pattern].Indices, _post[pattern].Starts);

    protected override void Step(int pattern) => Layer.Step(Pre(pattern), Post(pattern));
}

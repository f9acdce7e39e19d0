using System.Numerics;

namespace StdpKernels.Benchmarks.Contenders;

/// <summary>The library's prepared layer, from the same spikes as lists.</summary>
internal sealed class EventsContender<T>(LayerData<T> data) : PreparedContender<T>(data, ContenderNames.Events, threads: 1)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly (int[] Indices, int[] Starts)[] _pre = Activity.Events(data.ActivityPre, data.Layer.BatchSize);
    private readonly (int[] Indices, int[] Starts)[] _post = Activity.Events(data.ActivityPost, data.Layer.BatchSize);

    protected override void Step(int pattern) => Layer.Step(
        new SpikeEvents(_pre[pattern].Indices, _pre[pattern].Starts),
        new SpikeEvents(_post[pattern].Indices, _post[pattern].Starts));
}

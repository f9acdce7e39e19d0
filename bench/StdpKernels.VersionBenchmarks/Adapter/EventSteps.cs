using System.Numerics;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionAdapter;

/// <summary>A prepared layer, from lists of spikes.</summary>
internal sealed class EventSteps<T>(StepRequest<T> request) : LayerSteps<T>(request)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly (int[] Indices, int[] Starts)[] _pre = [.. request.EventsPre];
    private readonly (int[] Indices, int[] Starts)[] _post = [.. request.EventsPost];

    protected override void Step(int pattern) => Layer.Step(
        new SpikeEvents(_pre[pattern].Indices, _pre[pattern].Starts),
        new SpikeEvents(_post[pattern].Indices, _post[pattern].Starts));
}

using System.Numerics;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionAdapter;

/// <summary>The functional call, from dense activity.</summary>
internal abstract class Calls<T>(StepRequest<T> request) : RepeatedSteps<T>(request)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    protected override StdpState<T> State { get; } = new(request.PreShape, request.PostShape);

    protected override ReadOnlySpan<T> Weights => W;

    protected T[] W { get; } = [.. request.Weights];

    protected T[][] ZPre { get; } = [.. request.ActivityPre];

    protected T[][] ZPost { get; } = [.. request.ActivityPost];

    protected StdpParameters<T> Rule { get; } = Parameters.Create(request);
}

/// <summary><see cref="Stdp.StepLinear"/>.</summary>
internal sealed class LinearCalls<T>(StepRequest<T> request) : Calls<T>(request)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TensorShape _w = new(request.WeightShape);

    protected override void Step(int pattern) =>
        Stdp.StepLinear(ZPre[pattern], ZPost[pattern], new TensorView<T>(W, _w), State, Rule);
}

/// <summary><see cref="Stdp.StepConv2d"/>.</summary>
internal sealed class Conv2dCalls<T>(StepRequest<T> request) : Calls<T>(request)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TensorShape _w = new(request.WeightShape);
    private readonly Conv2dGeometry _geometry = new() { Padding = request.Padding };

    protected override void Step(int pattern) =>
        Stdp.StepConv2d(ZPre[pattern], ZPost[pattern], new TensorView<T>(W, _w), State, Rule, _geometry);
}

using System.Numerics;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionAdapter;

/// <summary>Steps that repeat the activity of a request, and begin anew with its traces from time to time.</summary>
internal abstract class RepeatedSteps<T>(StepRequest<T> request) : ISteps<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Traces of silent neurons must not decay until they are so small that arithmetic slows down.
    private const int StepsBetweenRestores = 1024;

    private readonly int _patterns = request.ActivityPre.Count;
    private int _count;

    protected StepRequest<T> Request { get; } = request;

    protected abstract StdpState<T> State { get; }

    protected abstract ReadOnlySpan<T> Weights { get; }

    public void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            if (_count % StepsBetweenRestores == 0)
            {
                Request.TracePre.CopyTo(State.TracePre.Span);
                Request.TracePost.CopyTo(State.TracePost.Span);
                _count = 0;
            }

            Step(_count % _patterns);
            _count++;
        }
    }

    public StepResults<T> CopyResults() =>
        new([.. Weights], [.. State.TracePre.Span], [.. State.TracePost.Span]);

    protected abstract void Step(int pattern);
}

using System.Numerics;
using StdpKernels.Coefficients;
using StdpKernels.Rules;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels.Workspaces;

/// <summary>What the steps of one state reuse: parameters folded for the last call's shapes, and scratch memory.</summary>
internal sealed class StepWorkspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private StdpParameters<T>? _traceParameters;
    private StdpParameters<T>? _weightParameters;
    private double _dt;
    private TensorShape _weightShape;
    private TraceCoefficients<T>? _tracePre;
    private TraceCoefficients<T>? _tracePost;
    private WeightCoefficients<T>? _weights;

    /// <summary>The factors of the presynaptic trace, once prepared.</summary>
    public TraceCoefficients<T> TracePre => _tracePre ?? throw NotPrepared();

    /// <summary>The factors of the postsynaptic trace, once prepared.</summary>
    public TraceCoefficients<T> TracePost => _tracePost ?? throw NotPrepared();

    /// <summary>The rule and its parameters, once prepared.</summary>
    public WeightCoefficients<T> Weights => _weights ?? throw NotPrepared();

    /// <summary>A copy of the presynaptic events.</summary>
    public SpikeScratch EventsPre { get; } = new();

    /// <summary>A copy of the postsynaptic events.</summary>
    public SpikeScratch EventsPost { get; } = new();

    /// <summary>Presynaptic activity for events made dense; zero between steps, see <see cref="Steps.DenseActivity{T}"/>.</summary>
    public Scratch<T> ActivityPre { get; } = new();

    /// <summary>Postsynaptic activity for events made dense; zero between steps likewise.</summary>
    public Scratch<T> ActivityPost { get; } = new();

    /// <summary>Presynaptic activity, prepared for patches.</summary>
    public Scratch<T> PatchActivity { get; } = new();

    /// <summary>Presynaptic traces, prepared for patches.</summary>
    public Scratch<T> PatchTrace { get; } = new();

    /// <summary>The scratch memory of each thread that shares the steps; that of the calling thread comes first.</summary>
    public WorkerScratch<T>[] Workers { get; private set; } = [new()];

    /// <summary>The threads that help: those of the process, except in tests.</summary>
    public WorkerTeam Team { get; set; } = WorkerTeam.Shared;

    /// <summary>The weights of a step as work for threads, made with the scratch memory.</summary>
    public IParallelWork? Work { get; set; }

    /// <summary>Whether the scratch memory has been made as large as steps with these shapes can need.</summary>
    public bool IsReserved { get; set; }

    /// <summary>Whether that is so for weights of a shape.</summary>
    public bool IsReservedFor(TensorShape w) => IsReserved && w == _weightShape;

    /// <summary>The geometry of the convolution that the scratch memory has been made for.</summary>
    public Conv2dGeometry Geometry { get; set; }

    /// <summary>Null, except in tests.</summary>
    public ForcedPath? Forced { get; set; }

    /// <summary>Sets how many threads share a step of enough work.</summary>
    public void SetThreads(int threads)
    {
        Workers = [.. Enumerable.Range(0, threads).Select(_ => new WorkerScratch<T>())];
        IsReserved = false;
    }

    /// <summary>Folds the parameters of both traces, unless this was done last time. Changes nothing where it throws.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dt"/> is not finite.</exception>
    /// <exception cref="ArgumentException">A tensor does not broadcast.</exception>
    public void Prepare(StdpParameters<T> parameters, double dt, in TensorShape tracePre, in TensorShape tracePost)
    {
        if (ReferenceEquals(parameters, _traceParameters)
            && BitConverter.DoubleToInt64Bits(dt) == BitConverter.DoubleToInt64Bits(_dt))
        {
            return;
        }

        Require.Finite(dt);
        var pre = new TraceCoefficients<T>(
            parameters.APre, parameters.TauPreInv, dt, tracePre, nameof(parameters.APre), nameof(parameters.TauPreInv));
        var post = new TraceCoefficients<T>(
            parameters.APost, parameters.TauPostInv, dt, tracePost, nameof(parameters.APost), nameof(parameters.TauPostInv));
        (_tracePre, _tracePost, _traceParameters, _dt) = (pre, post, parameters, dt);
    }

    /// <summary>Folds the parameters of traces and weights, unless this was done last time. Changes nothing where it throws.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dt"/> is not finite, or the algorithm is undefined.</exception>
    /// <exception cref="ArgumentException">A tensor does not broadcast.</exception>
    public void Prepare(
        StdpParameters<T> parameters, double dt, in TensorShape tracePre, in TensorShape tracePost, in TensorShape w)
    {
        WeightCoefficients<T>? weights = null;
        if (!ReferenceEquals(parameters, _weightParameters) || w != _weightShape)
        {
            weights = RuleCatalogue.Fold(parameters, w);
        }

        Prepare(parameters, dt, tracePre, tracePost);
        if (weights is not null)
        {
            (_weights, _weightParameters, _weightShape) = (weights, parameters, w);
            IsReserved = false;
        }
    }

    private static InvalidOperationException NotPrepared() => new("A step ran before its parameters were prepared.");
}

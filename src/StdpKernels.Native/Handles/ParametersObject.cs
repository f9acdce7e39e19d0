using System.Numerics;
using StdpKernels.Native.Boundary;

namespace StdpKernels.Native.Handles;

/// <summary>Parameters of either type. They can be set until they are first used.</summary>
internal abstract class ParametersObject : NativeObject
{
    private int _busy;

    /// <summary>Whether a layer or step has used them.</summary>
    protected bool IsFrozen { get; set; }

    public abstract ParametersObject Copy();

    public abstract void SetAlgorithm(StdpAlgorithm algorithm);

    public abstract void SetHardBound(bool isHardBound);

    public abstract void SetNumber(int name, double number);

    public abstract void Validate(double dt);

    public abstract LayerObject CreateLinear(int batchSize, int inputs, int outputs, double dt, int threads, StdpWeightLayout layout);

    public abstract LayerObject CreateConv2d(
        int batchSize, int channels, Size2D image, int outputs, Size2D kernel, Conv2dGeometry geometry, double dt, int threads);

    public abstract LayerObject CreateSparse(int batchSize, StdpConnectivity synapses, double dt, int threads);

    // Layers keep the values, not this.
    public override void Close()
    {
    }

    protected void Change(Action change)
    {
        if (Interlocked.Exchange(ref _busy, 1) != 0)
        {
            throw new RefusedException(Status.Busy, "Another call is at work on the parameters.");
        }

        try
        {
            if (IsFrozen)
            {
                throw new RefusedException(
                    Status.Frozen, "Parameters that a layer or step has used do not change: set those of a copy, and give that to the layer.");
            }

            change();
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }
}

/// <summary>Parameters of one type.</summary>
internal sealed class ParametersObject<T>(StdpParameters<T> values) : ParametersObject
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A number only.
    private const int TraceFloor = 11;

    private StdpParameters<T> _values = values;

    public override string Description => $"parameters of {TypeName<T>()}";

    /// <summary>The values, which do not change from now on.</summary>
    public StdpParameters<T> Use()
    {
        IsFrozen = true;
        return _values;
    }

    public override ParametersObject Copy() => new ParametersObject<T>(_values with { });

    public override void SetAlgorithm(StdpAlgorithm algorithm) => Change(() => _values = _values with { Algorithm = algorithm });

    public override void SetHardBound(bool isHardBound) => Change(() => _values = _values with { HardBound = isHardBound });

    public override void SetNumber(int name, double number)
    {
        if (name == TraceFloor)
        {
            Change(() => _values = _values with { TraceFloor = number });
        }
        else
        {
            Set(name, number);
        }
    }

    public void SetTensor(int name, ReadOnlySpan<T> values, ReadOnlySpan<int> shape) => Set(name, new StdpParameter<T>(values, shape));

    public override void Validate(double dt) => _values.Validated(dt);

    public override LayerObject CreateLinear(
        int batchSize, int inputs, int outputs, double dt, int threads, StdpWeightLayout layout) =>
        new LayerObject<T>(new StdpLinearLayer<T>(batchSize, inputs, outputs, Use(), dt, threads, layout));

    public override LayerObject CreateConv2d(
        int batchSize, int channels, Size2D image, int outputs, Size2D kernel, Conv2dGeometry geometry, double dt, int threads) =>
        new LayerObject<T>(new StdpConv2dLayer<T>(batchSize, channels, image, outputs, kernel, Use(), geometry, dt, threads));

    public override LayerObject CreateSparse(int batchSize, StdpConnectivity synapses, double dt, int threads) =>
        new LayerObject<T>(new StdpSparseLayer<T>(batchSize, synapses, Use(), dt, threads));

    private void Set(int name, StdpParameter<T> value) => Change(() => _values = name switch
    {
        0 => _values with { APre = value },
        1 => _values with { APost = value },
        2 => _values with { TauPreInv = value },
        3 => _values with { TauPostInv = value },
        4 => _values with { WMin = value },
        5 => _values with { WMax = value },
        6 => _values with { EtaPlus = value },
        7 => _values with { EtaMinus = value },
        8 => _values with { Mu = value },
        9 => _values with { MuPlus = value },
        10 => _values with { MuMinus = value },
        TraceFloor => throw new RefusedException(Status.Argument, "STDP_TRACE_FLOOR must be a number, but it is a tensor."),
        _ => throw RefusedException.Range($"name must be from STDP_A_PRE (0) to STDP_TRACE_FLOOR (11), but it is {name}."),
    });
}

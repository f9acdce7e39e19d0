using System.Numerics;
using StdpKernels.Native.Boundary;

namespace StdpKernels.Native.Handles;

/// <summary>Parameters of either type. They can be set until they are first used.</summary>
internal abstract class ParametersObject : NativeObject
{
    private int _busy;
    private bool _isFrozen;

    /// <summary>After a layer or step has used them, and not where it was refused.</summary>
    public void Freeze() => _isFrozen = true;

    public abstract ParametersObject Copy();

    public abstract void SetChoice(int name, int choice);

    public abstract int GetChoice(int name);

    public abstract void SetNumber(int name, double number);

    public abstract double GetNumber(int name);

    public abstract void Validate(double dt);

    public abstract LayerObject CreateLinear(int batchSize, int inputs, int outputs, double dt, int threads, StdpWeightLayout layout);

    public abstract LayerObject CreateConv1d(
        int batchSize, int channels, int length, int outputs, int kernel, Conv1dGeometry geometry, double dt, int threads);

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
            if (_isFrozen)
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
internal sealed class ParametersObject<T>(RuleValues<T> values) : ParametersObject
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private RuleValues<T> _values = values;
    private StdpParameters<T>? _parameters;

    public ParametersObject(StdpParameters<T> parameters)
        : this(RuleValues<T>.Of(parameters))
    {
    }

    public override string Description => $"parameters of {TypeName<T>()}";

    /// <summary>The values as they are: the same object each time, which a layer recognises, until one is changed.</summary>
    public StdpParameters<T> Parameters => _parameters ??= _values.Parameters;

    public override ParametersObject Copy() => new ParametersObject<T>(_values);

    public override void SetChoice(int name, int choice) => Change(() => Exchange(ChoiceTable<T>.Change(_values, name, choice)));

    public override int GetChoice(int name) => ChoiceTable<T>.Read(_values, name);

    public override void SetNumber(int name, double number) => Set(name, number);

    public override double GetNumber(int name)
    {
        ParameterTable<T>.Entry entry = ParameterTable<T>.Get(name);
        StdpParameter<T> value = entry.Read(_values);
        return value.IsTensor
            ? throw new RefusedException(Status.Argument, $"name must be that of a number, but {entry.Name} is a tensor.")
            : value.Number;
    }

    public void SetTensor(int name, ReadOnlySpan<T> values, ReadOnlySpan<int> shape) => Set(name, new StdpParameter<T>(values, shape));

    public override void Validate(double dt) => _values.Parameters.Validated(dt);

    public override LayerObject CreateLinear(
        int batchSize, int inputs, int outputs, double dt, int threads, StdpWeightLayout layout) =>
        Used(new StdpLinearLayer<T>(batchSize, inputs, outputs, Parameters, dt, threads, layout));

    public override LayerObject CreateConv1d(
        int batchSize, int channels, int length, int outputs, int kernel, Conv1dGeometry geometry, double dt, int threads) =>
        Used(new StdpConv1dLayer<T>(batchSize, channels, length, outputs, kernel, Parameters, geometry, dt, threads));

    public override LayerObject CreateConv2d(
        int batchSize, int channels, Size2D image, int outputs, Size2D kernel, Conv2dGeometry geometry, double dt, int threads) =>
        Used(new StdpConv2dLayer<T>(batchSize, channels, image, outputs, kernel, Parameters, geometry, dt, threads));

    public override LayerObject CreateSparse(int batchSize, StdpConnectivity synapses, double dt, int threads) =>
        Used(new StdpSparseLayer<T>(batchSize, synapses, Parameters, dt, threads));

    private void Set(int name, StdpParameter<T> value) =>
        Change(() => Exchange(ParameterTable<T>.Get(name).Change(_values, value)));

    private void Exchange(RuleValues<T> values) => (_values, _parameters) = (values, null);

    private LayerObject<T> Used(StdpLayer<T> layer)
    {
        var created = new LayerObject<T>(layer);
        Freeze();
        return created;
    }
}

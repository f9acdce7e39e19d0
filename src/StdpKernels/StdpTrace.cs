using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using StdpKernels.Kernels.Traces.Coincidences;
using StdpKernels.Memory;
using StdpKernels.Steps;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>A trace of a <see cref="StdpState{T}"/>: a number for each neuron of one side, which decays and which activity feeds.</summary>
/// <remarks>
/// The steps of a layer move the first two traces of its state. Further ones, as rules of three or four traces need them, are moved by
/// <see cref="Update"/> and given to <see cref="StdpLayer{T}.Learn(StdpActivity{T}, StdpActivity{T}, ReadOnlyTensorView{T},
/// ReadOnlyTensorView{T})"/>.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class StdpTrace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CallGate _gate;
    private Storage<T> _values;
    private readonly TensorShape _shape;
    private (StdpParameter<T> Amplitude, StdpParameter<T> TauInv, long TimeStep, double Floor, StdpTraceDynamics Dynamics) _bound;
    private BoundTrace<T>? _update;

    internal StdpTrace(string name, TensorShape shape, CallGate gate)
    {
        Name = name;
        _shape = shape;
        _values = Storage<T>.Of(shape.Length);
        _gate = gate;
    }

    /// <summary>The name of the trace in its state: <c>t_pre</c> and <c>t_post</c> are the ones that steps move.</summary>
    public string Name { get; }

    /// <summary>The shape of the trace.</summary>
    public TensorShape Shape => _shape;

    /// <summary>The trace, for reading and writing between calls.</summary>
    public TensorView<T> Values => new(_values.Span, _shape);

    /// <summary>The trace, without making a view of it each time.</summary>
    internal Span<T> Span => _values.Span;

    /// <summary>Goes on in other memory of the same length, with the numbers that are there.</summary>
    internal void Use(Storage<T> values) => _values = values;

    /// <summary>Keeps the trace in its place until the handle is freed.</summary>
    internal GCHandle Pin() => _values.Pin();

    /// <summary>Memory for the activity that is given for the trace.</summary>
    internal ActivityScratch<T> Activity { get; } = new();

    /// <summary>Moves the trace by one time step: <c>t ← t + dt · tau_inv · (−t + a · z)</c>, or as <paramref name="dynamics"/> say.</summary>
    /// <remarks>
    /// By default explicit Euler, with this step's activity: a spike adds <c>a · dt · tau_inv</c>. Every operation rounds by itself. Allocates
    /// nothing while amplitude, time constant, time step, floor and dynamics stay the same.
    /// </remarks>
    /// <param name="z">Activity: an array, span or view of the shape of the trace, or events.</param>
    /// <param name="amplitude"><c>a</c>, which broadcasts to the trace.</param>
    /// <param name="tauInv"><c>tau_inv</c> in 1/s, which broadcasts to the trace.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="floor">What the trace must reach not to become zero, see <see cref="StdpParameters{T}.TraceFloor"/>.</param>
    /// <param name="dynamics">How the trace decays, and what a spike does; the default is explicit Euler and scaled spikes.</param>
    /// <exception cref="ArgumentException">
    /// The shape or the number of samples does not fit, indices do not ascend, a tensor does not broadcast to the trace, activity overlaps
    /// the trace, or it is more than spikes where they set the trace. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is outside of the trace, <paramref name="dt"/> or <paramref name="floor"/> is not finite, <paramref name="floor"/> is negative, or
    /// <paramref name="dynamics"/> are undefined. Nothing has been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another call is at work on the state. Nothing has been changed.</exception>
    public void Update(
        StdpActivity<T> z,
        StdpParameter<T> amplitude,
        StdpParameter<T> tauInv,
        double dt = 0.001,
        double floor = 0,
        StdpTraceDynamics dynamics = default)
    {
        using CallGate.Entry entry = _gate.Enter();
        ActivityContract.Validate(ref z, this, "the trace", new WrittenMemory<T>(Span, "a trace"), nameof(z));
        BoundTrace<T> update = Bind(amplitude, tauInv, dt, floor, dynamics);
        update.Require(z, nameof(z));
        try
        {
            _ = update.Before(Span, DenseActivity.Of(z, this));
        }
        finally
        {
            DenseActivity.TakeBack(z, this);
        }
    }

    /// <summary>The name, the type and the shape.</summary>
    public override string ToString() => $"{Name}: {typeof(T).Name}{_shape}";

    private BoundTrace<T> Bind(
        StdpParameter<T> amplitude, StdpParameter<T> tauInv, double dt, double floor, StdpTraceDynamics dynamics)
    {
        long bits = BitConverter.DoubleToInt64Bits(dt);
        if (_update is null || bits != _bound.TimeStep || floor != _bound.Floor || dynamics != _bound.Dynamics
            || !amplitude.IsSame(_bound.Amplitude) || !tauInv.IsSame(_bound.TauInv))
        {
            Require.Finite(dt);
            Require.Floor(floor, nameof(floor), nameof(floor));
            Require.Defined(dynamics, nameof(dynamics), nameof(dynamics));
            _update = new BoundTrace<T>(
                dynamics,
                new Included(),
                amplitude,
                tauInv,
                dt,
                floor,
                _shape,
                (nameof(amplitude), nameof(amplitude)),
                (nameof(tauInv), nameof(tauInv)));
            _bound = (amplitude, tauInv, bits, floor, dynamics);
        }

        return _update;
    }
}

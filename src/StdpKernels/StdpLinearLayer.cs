using System.Diagnostics;
using System.Numerics;
using StdpKernels.Steps;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>
/// A plastic linear layer prepared for a hot loop: it owns its weights, traces and scratch memory, and its parameters are
/// checked and folded once.
/// </summary>
/// <remarks>
/// <para>
/// A step gives the same bits as <see cref="Stdp.StepLinear{T}(ReadOnlyTensorView{T}, ReadOnlyTensorView{T}, TensorView{T}, StdpState{T}, StdpParameters{T}, double)"/>
/// on the same data. Because nobody else writes to the weights, a sparse step need not look at all of them to know that silence
/// changes none: its work is in proportion to the spikes.
/// </para>
/// <para>Use a layer from one thread at a time. Different layers share nothing.</para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class StdpLinearLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _weights;
    private readonly TensorShape _shape;
    private StdpParameters<T> _parameters;
    private bool? _quiet = false;

    /// <summary>A layer whose weights and traces are zero.</summary>
    /// <param name="batchSize"><c>B</c>: samples of a step.</param>
    /// <param name="inputs"><c>I</c>: presynaptic neurons.</param>
    /// <param name="outputs"><c>O</c>: postsynaptic neurons.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">A size is negative or too large, or a tensor parameter does not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dt"/> is not finite, or the algorithm is undefined.</exception>
    public StdpLinearLayer(int batchSize, int inputs, int outputs, StdpParameters<T> parameters, double dt = 0.001)
    {
        State = new StdpState<T>([batchSize, inputs], [batchSize, outputs]);
        _shape = new TensorShape(outputs, inputs);
        _weights = new T[_shape.Length];
        TimeStep = dt;
        Parameters = _parameters = parameters;
    }

    /// <summary>The traces, <c>[B, I]</c> and <c>[B, O]</c>, for reading and writing between steps.</summary>
    public StdpState<T> State { get; }

    /// <summary>The time step in seconds.</summary>
    public double TimeStep { get; }

    /// <summary>The weights, <c>[O, I]</c>, for reading.</summary>
    public ReadOnlyTensorView<T> Weights => new(_weights, _shape);

    /// <summary>The parameters of the rule. They can be exchanged between steps.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">A tensor parameter does not broadcast. The old parameters stay.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The algorithm is undefined. The old parameters stay.</exception>
    public StdpParameters<T> Parameters
    {
        get => _parameters;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            State.Workspace.Prepare(value, TimeStep, State.TracePre.Shape, State.TracePost.Shape, _shape);
            _parameters = value;
            _quiet = false;
        }
    }

    /// <summary>The weights, <c>[O, I]</c>, for writing before the next step.</summary>
    /// <remarks>
    /// Get the view anew for each change, and do not write to it after the next step: the step after this call looks at
    /// all weights once.
    /// </remarks>
    public TensorView<T> EditWeights()
    {
        _quiet = false;
        return new TensorView<T>(_weights, _shape);
    }

    /// <summary>One step from dense activity.</summary>
    /// <param name="zPre">Presynaptic activity, <c>B · I</c> numbers, sample after sample.</param>
    /// <param name="zPost">Postsynaptic activity, <c>B · O</c> numbers, sample after sample.</param>
    /// <exception cref="ArgumentException">
    /// The wrong number of elements, or memory of the layer itself. Nothing has been changed.
    /// </exception>
    public void Step(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost)
    {
        Require.Length(zPre.Length, State.TracePre.Shape, nameof(zPre));
        Require.Length(zPost.Length, State.TracePost.Shape, nameof(zPost));
        var weights = new TensorView<T>(_weights, _shape);
        LinearContract.Validate(
            new ReadOnlyTensorView<T>(zPre, State.TracePre.Shape),
            new ReadOnlyTensorView<T>(zPost, State.TracePost.Shape),
            weights,
            State,
            _parameters,
            TimeStep);
        _quiet = LinearStep.Dense(zPre, zPost, weights, State, _quiet);
    }

    /// <summary>One step from lists of the neurons that fired.</summary>
    /// <param name="zPre">The presynaptic neurons that fired, <c>B</c> samples of indices below <c>I</c>.</param>
    /// <param name="zPost">The postsynaptic neurons that fired, <c>B</c> samples of indices below <c>O</c>.</param>
    /// <exception cref="ArgumentException">The number of samples does not fit, or indices do not ascend. Nothing has been changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the layer. Nothing has been changed.</exception>
    public void Step(SpikeEvents zPre, SpikeEvents zPost)
    {
        var weights = new TensorView<T>(_weights, _shape);
        LinearContract.Validate(zPre, zPost, weights, State, _parameters, TimeStep);
        _quiet = LinearStep.Events(zPre, zPost, weights, State, _quiet);
    }

    /// <summary>The type and the sizes.</summary>
    public override string ToString() =>
        $"StdpLinearLayer<{typeof(T).Name}> {State.TracePre.Shape} -> {State.TracePost.Shape}";
}

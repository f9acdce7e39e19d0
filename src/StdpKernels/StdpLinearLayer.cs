using System.Numerics;
using StdpKernels.Steps;
using StdpKernels.Validation;

namespace StdpKernels;

/// <summary>A plastic linear layer prepared for a hot loop: weights <c>[O, I]</c>, traces <c>[B, I]</c> and <c>[B, O]</c>.</summary>
/// <remarks>
/// Because nobody else writes to the weights, a sparse step need not look at all of them to know that silence changes none: its work
/// is in proportion to the spikes.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class StdpLinearLayer<T> : StdpLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A layer whose weights and traces are zero.</summary>
    /// <param name="batchSize"><c>B</c>: samples of a step.</param>
    /// <param name="inputs"><c>I</c>: presynaptic neurons.</param>
    /// <param name="outputs"><c>O</c>: postsynaptic neurons.</param>
    /// <param name="parameters">The parameters of the rule.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="threads">
    /// How many threads share a step: the calling one, and others that all layers of the process have in common. Small steps, and steps
    /// that find the others at work for another layer, stay on the calling thread.
    /// </param>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentException">A size is negative or too large, or a tensor parameter does not broadcast.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="dt"/> is not finite, <paramref name="threads"/> is not from 1 to 64, or the algorithm is undefined.
    /// </exception>
    public StdpLinearLayer(
        int batchSize, int inputs, int outputs, StdpParameters<T> parameters, double dt = 0.001, int threads = 1)
        : base(
            new StdpState<T>(
                [Require.Size(batchSize), Require.Size(inputs)], [batchSize, Require.Size(outputs)]),
            new TensorShape(outputs, inputs),
            parameters,
            dt,
            threads)
    {
    }

    private protected override bool FindQuiet() => LinearStep.FindQuiet(WritableWeights, State);

    private protected override void StepDense(ReadOnlyTensorView<T> zPre, ReadOnlyTensorView<T> zPost)
    {
        LinearContract.Validate(zPre, zPost, WritableWeights, State, Parameters, TimeStep);
        Quiet = LinearStep.Dense(zPre.Span, zPost.Span, WritableWeights, State, Quiet);
    }

    private protected override void StepEvents(SpikeEvents zPre, SpikeEvents zPost)
    {
        LinearContract.Validate(zPre, zPost, WritableWeights, State, Parameters, TimeStep);
        Quiet = LinearStep.Events(zPre, zPost, WritableWeights, State, Quiet);
    }
}

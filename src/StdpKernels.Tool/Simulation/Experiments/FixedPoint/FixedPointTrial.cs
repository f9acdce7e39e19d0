using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.FixedPoint;

/// <summary>One weight-dependent rule, watched until its weights have settled, and their mean over time from then on.</summary>
internal sealed class FixedPointTrial : IStateful
{
    public const int Neurons = 16;
    public const double TimeStep = 1e-3;
    public const double Tau = 20e-3;
    public const double LearningRate = 2e-3;

    private readonly StdpLinearLayer<float> _synapses;
    private readonly double[] _sums = new double[Neurons * Neurons];
    private long _samples;

    /// <param name="algorithm">The rule.</param>
    /// <param name="mu">Its exponent; <c>multiplicative_relu</c> has 1.</param>
    /// <param name="alpha">How much stronger depression is than potentiation.</param>
    /// <param name="seed">Where the random weights come from, with which it starts.</param>
    public FixedPointTrial(StdpAlgorithm algorithm, double mu, double alpha, ulong seed)
    {
        (Algorithm, Mu, Alpha) = (algorithm, mu, alpha);
        _synapses = new StdpLinearLayer<float>(
            batchSize: 1,
            inputs: Neurons,
            outputs: Neurons,
            new StdpParameters<float>
            {
                Algorithm = algorithm,
                EtaPlus = LearningRate,
                EtaMinus = LearningRate * alpha,
                Mu = mu,
                TauPreInv = 1 / Tau,
                TauPostInv = 1 / Tau,
            },
            TimeStep);
        new Xoshiro256StarStar(seed).Fill(_synapses.EditWeights().Span, 0, 1);
    }

    public StdpAlgorithm Algorithm { get; }

    public double Mu { get; }

    public double Alpha { get; }

    /// <summary>The fixed point of the rule.</summary>
    public double Expected => FixedPoint(Mu, Alpha);

    /// <summary>The mean weight of each synapse over time.</summary>
    public double[] MeanWeights => [.. _sums.Select(sum => sum / _samples)];

    /// <summary>The weights as they are.</summary>
    public ReadOnlySpan<float> Weights => _synapses.Weights.Span;

    /// <summary>Where potentiation <c>(1 − w)^mu</c> and depression <c>alpha w^mu</c> are equal (Gütig and others 2003).</summary>
    public static double FixedPoint(double mu, double alpha) => 1 / (1 + Math.Pow(alpha, 1 / mu));

    public void Step(ReadOnlySpan<int> pre, ReadOnlySpan<int> post) => _synapses.Step(new SpikeEvents(pre), new SpikeEvents(post));

    /// <summary>Takes the weights into the mean.</summary>
    public void Sample()
    {
        ReadOnlySpan<float> weights = Weights;
        for (int i = 0; i < weights.Length; i++)
        {
            _sums[i] += weights[i];
        }

        _samples++;
    }

    public void Transfer(StateTransfer state)
    {
        state.Layer(_synapses);
        state.Values(_sums.AsSpan());
        state.Value(ref _samples);
    }
}

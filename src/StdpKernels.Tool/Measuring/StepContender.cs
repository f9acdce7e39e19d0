using System.Numerics;
using StdpKernels.Reporting.Measuring;

namespace StdpKernels.Tool.Measuring;

/// <summary>Steps of one layer with random spikes, from dense activity or from event lists.</summary>
internal sealed class StepContender<T> : Contender
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Several, so that no branch predictor learns a step by heart.
    private const int Patterns = 4;

    private readonly StdpLayer<T> _layer;
    private readonly bool _fromEvents;
    private readonly Pattern[] _pre;
    private readonly Pattern[] _post;
    private readonly T[] _tracePre;
    private readonly T[] _tracePost;

    /// <param name="name">What it is called.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="parameters">The rule.</param>
    /// <param name="dt">The time step in seconds.</param>
    /// <param name="percent">How many of 100 neurons fire, on both sides.</param>
    /// <param name="fromEvents">Whether it gets lists of spikes instead of dense activity.</param>
    /// <param name="threads">How many threads may share a step.</param>
    public StepContender(
        string name, LayerShape shape, StdpParameters<T> parameters, double dt, double percent, bool fromEvents, int threads)
        : base(name, Patterns)
    {
        var random = new Random(1);
        _layer = shape.CreateLayer(parameters, dt, threads);
        _fromEvents = fromEvents;
        _pre = [.. Enumerable.Range(0, Patterns).Select(_ => Pattern.Random(random, shape.PreLength, shape.Batch, percent))];
        _post = [.. Enumerable.Range(0, Patterns).Select(_ => Pattern.Random(random, shape.PostLength, shape.Batch, percent))];
        _tracePre = Uniform(random, shape.PreLength);
        _tracePost = Uniform(random, shape.PostLength);
        Uniform(random, _layer.Weights.Shape.Length).CopyTo(_layer.EditWeights().Span);
        _layer.WarmUp();
    }

    /// <summary>Spikes of a step on average.</summary>
    public (double Pre, double Post) Spikes =>
        (_pre.Average(pattern => pattern.Events.Length), _post.Average(pattern => pattern.Events.Length));

    public override double[] CopyWeights() => Array.ConvertAll(_layer.Weights.Span.ToArray(), double.CreateTruncating);

    protected override void RestoreTraces()
    {
        _tracePre.CopyTo(_layer.State.TracePre.Span);
        _tracePost.CopyTo(_layer.State.TracePost.Span);
    }

    protected override void Step(int pattern)
    {
        if (_fromEvents)
        {
            _layer.Step(
                new SpikeEvents(_pre[pattern].Events, _pre[pattern].Starts), new SpikeEvents(_post[pattern].Events, _post[pattern].Starts));
        }
        else
        {
            _layer.Step(_pre[pattern].Dense, _post[pattern].Dense);
        }
    }

    private static T[] Uniform(Random random, int length)
    {
        var values = new T[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = T.CreateTruncating(random.NextDouble());
        }

        return values;
    }

    /// <summary>The spikes of one side in one step, in both forms.</summary>
    private sealed record Pattern(T[] Dense, int[] Events, int[] Starts)
    {
        public static Pattern Random(Random random, int length, int batch, double percent)
        {
            var dense = new T[length];
            List<int> events = [];
            List<int> starts = [0];
            int neurons = length / batch;
            for (int sample = 0; sample < batch; sample++)
            {
                for (int neuron = 0; neuron < neurons; neuron++)
                {
                    if (random.NextDouble() * 100 < percent)
                    {
                        dense[(sample * neurons) + neuron] = T.One;
                        events.Add(neuron);
                    }
                }

                starts.Add(events.Count);
            }

            return new Pattern(dense, [.. events], [.. starts]);
        }
    }
}

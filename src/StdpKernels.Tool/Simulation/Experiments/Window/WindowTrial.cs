using System.Numerics;
using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Window;

/// <summary>One rule in one precision under the protocol.</summary>
internal sealed class WindowTrial<T> : IWindowTrial
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly int[] PostSpike = [0];

    private readonly WindowRule _rule;
    private readonly StdpLinearLayer<T> _synapses;
    private readonly SpikeList _fired = new(WindowProtocol.Inputs);

    public WindowTrial(StdpAlgorithm algorithm, WindowRule rule)
    {
        (Algorithm, _rule) = (algorithm, rule);
        _synapses = new StdpLinearLayer<T>(
            batchSize: 1,
            inputs: WindowProtocol.Inputs,
            outputs: 1,
            rule.Create<T>(algorithm),
            WindowProtocol.TimeStep);
        Span<T> weights = _synapses.EditWeights().Span;
        for (int input = 0; input < weights.Length; input++)
        {
            weights[input] = Before(input);
        }
    }

    public StdpAlgorithm Algorithm { get; }

    public string Precision => typeof(T) == typeof(float) ? "float32" : "float64";

    public double LargestDeviation
    {
        get
        {
            double largest = 0;
            for (int input = 0; input < WindowProtocol.Inputs; input++)
            {
                double before = double.CreateChecked(Before(input));
                double expected = WindowFormula.WeightAfter<T>(_rule, Algorithm, before, WindowProtocol.LagOf(input));
                double deviation = Math.Abs(double.CreateChecked(_synapses.Weights.Span[input]) - expected);
                T magnitude = T.CreateChecked(Math.Max(before, expected));
                double unit = double.CreateChecked(T.BitIncrement(magnitude) - magnitude);
                largest = Math.Max(largest, deviation / unit);
            }

            return largest;
        }
    }

    public double ChangeOf(int input) => double.CreateChecked(_synapses.Weights.Span[input] - Before(input));

    public double[] WeightsAfter() => [.. _synapses.Weights.Span.ToArray().Select(double.CreateChecked)];

    public void Step(int step)
    {
        _fired.Clear();
        for (int input = 0; input < WindowProtocol.Inputs; input++)
        {
            if (step == WindowProtocol.PostStep - WindowProtocol.LagOf(input))
            {
                _fired.Add(input);
            }
        }

        _synapses.Step(new SpikeEvents(_fired.Spikes), new SpikeEvents(step == WindowProtocol.PostStep ? PostSpike : []));
    }

    public void Transfer(StateTransfer state) => state.Layer(_synapses);

    private static T Before(int input) => T.CreateTruncating(WindowProtocol.WeightOf(input));
}

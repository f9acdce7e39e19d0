using StdpKernels.Simulation;

namespace StdpKernels.Tool.Simulation.Experiments.Digits;

/// <summary>
/// Names the neurons after the classes for which they fire most, with images that are not tested later, and then names images after the
/// neurons that fire.
/// </summary>
internal sealed class DigitsReadout : IStateful
{
    private readonly int[] _spikes = new int[DigitsParameters.Neurons];
    private readonly long[] _responses = new long[DigitsParameters.Neurons * DigitsParameters.Classes];
    private readonly int[] _confusion = new int[DigitsParameters.Classes * DigitsParameters.Classes];

    /// <summary>The images tested, by their class and by the one they were taken for.</summary>
    public ReadOnlySpan<int> Confusion => _confusion;

    public int Correct => Enumerable.Range(0, DigitsParameters.Classes).Sum(c => _confusion[(c * DigitsParameters.Classes) + c]);

    public int Tested => _confusion.Sum();

    /// <summary>Counts a spike.</summary>
    public void Count(int neuron) => _spikes[neuron]++;

    /// <summary>Forgets the spikes of the image before.</summary>
    public void StartImage() => _spikes.AsSpan().Clear();

    /// <summary>Takes the spikes of an image of a known class into account.</summary>
    public void Assign(int digit)
    {
        for (int neuron = 0; neuron < DigitsParameters.Neurons; neuron++)
        {
            _responses[(neuron * DigitsParameters.Classes) + digit] += _spikes[neuron];
        }
    }

    /// <summary>Names an image, and notes what it was.</summary>
    public void Test(int digit) => _confusion[(digit * DigitsParameters.Classes) + Predict()]++;

    /// <summary>The class of a neuron: the one for which it has fired most; −1 if it has never fired.</summary>
    public int LabelOf(int neuron)
    {
        ReadOnlySpan<long> responses = _responses.AsSpan(neuron * DigitsParameters.Classes, DigitsParameters.Classes);
        int best = 0;
        for (int digit = 1; digit < responses.Length; digit++)
        {
            best = responses[digit] > responses[best] ? digit : best;
        }

        return responses[best] > 0 ? best : -1;
    }

    public void Transfer(StateTransfer state)
    {
        state.Values(_spikes.AsSpan());
        state.Values(_responses.AsSpan());
        state.Values(_confusion.AsSpan());
    }

    // The class whose neurons fired most on average.
    private int Predict()
    {
        Span<int> neurons = stackalloc int[DigitsParameters.Classes];
        Span<int> spikes = stackalloc int[DigitsParameters.Classes];
        neurons.Clear();
        spikes.Clear();
        for (int neuron = 0; neuron < DigitsParameters.Neurons; neuron++)
        {
            int label = LabelOf(neuron);
            if (label >= 0)
            {
                neurons[label]++;
                spikes[label] += _spikes[neuron];
            }
        }

        int best = 0;
        for (int digit = 1; digit < DigitsParameters.Classes; digit++)
        {
            best = (long)spikes[digit] * Math.Max(1, neurons[best]) > (long)spikes[best] * Math.Max(1, neurons[digit]) ? digit : best;
        }

        return best;
    }
}

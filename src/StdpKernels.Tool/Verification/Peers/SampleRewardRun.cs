using System.Numerics;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>
/// A reward for each sample, which meets the changes of the step before: a layer of one sample each, which write what they would change, and
/// their caller, who applies it.
/// </summary>
internal sealed class SampleRewardRun<T> : IPeerRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpLinearLayer<T>[] _samples;
    private readonly T _rate;
    private readonly Action<StdpLayer<T>, int>? _edit;
    private T[][] _before;
    private T[][] _now;
    private int _steps;

    /// <param name="peerCase">The case.</param>
    /// <param name="parameters">The rule that makes the changes.</param>
    /// <param name="rate">What rewards are multiplied by.</param>
    /// <param name="edit">What comes behind the change of a step.</param>
    public SampleRewardRun(PeerCase peerCase, StdpParameters<T> parameters, double rate, Action<StdpLayer<T>, int>? edit)
    {
        (int[] pre, int[] post) = (PeerLayers.Side(peerCase, LayerArrays.ZPre), PeerLayers.Side(peerCase, LayerArrays.ZPost));
        _samples = [.. Enumerable.Range(0, pre[0]).Select(_ => new StdpLinearLayer<T>(1, pre[1], post[1], parameters, peerCase.Dt))];
        (_rate, _edit) = (T.CreateChecked(rate), edit);
        _before = [.. _samples.Select(sample => new T[sample.Weights.Span.Length])];
        _now = [.. _samples.Select(sample => new T[sample.Weights.Span.Length])];
        Share(CaseParameters.ToArray<T>(peerCase.Initial[LayerArrays.W]));
    }

    public void Step(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost, ReadOnlySpan<T> reward)
    {
        (int inputs, int outputs) = (zPre.Length / _samples.Length, zPost.Length / _samples.Length);
        T[] w = _samples[0].Weights.Span.ToArray();
        for (int b = 0; b < _samples.Length; b++)
        {
            // Of the weights before this step's change.
            _samples[b].StepChanges(zPre.Slice(b * inputs, inputs), zPost.Slice(b * outputs, outputs), _now[b]);
            T factor = _rate * reward[reward.Length == 1 ? 0 : b];
            for (int i = 0; i < w.Length; i++)
            {
                w[i] += factor * _before[b][i];
            }
        }

        Share(w);
        if (_edit is not null)
        {
            _edit(_samples[0], ++_steps);
            Share(_samples[0].Weights.Span.ToArray());
        }

        (_before, _now) = (_now, _before);
    }

    public T[]? Read(string array) => array switch
    {
        LayerArrays.W => _samples[0].Weights.Span.ToArray(),
        LayerArrays.TPre or LayerArrays.TPost => [.. _samples.SelectMany(sample => LayerRun<T>.Read(sample, array)!)],
        "e" => [.. _before.SelectMany(changes => changes)],
        _ => null,
    };

    private void Share(T[] w)
    {
        foreach (StdpLinearLayer<T> sample in _samples)
        {
            w.CopyTo(sample.EditWeights().Span);
        }
    }
}

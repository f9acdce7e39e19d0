using System.Numerics;
using StdpKernels.Tests.Properties;
using StdpKernels.Tests.Reference;

namespace StdpKernels.Tests.Changes;

/// <summary>A reference layer for each sample of a case, with an eligibility of its own and weights that all have in common.</summary>
internal sealed class ReferenceSamples<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly LayerCase<T>[] _cases;
    private readonly ReferenceLayer<T>[] _layers;
    private readonly Grid<T>[] _stored;
    private readonly Grid<T> _w;
    private readonly StdpParameters<T> _parameters;
    private readonly T _decay;
    private T _scale = T.One;

    public ReferenceSamples(LayerCase<T> layer, T decay)
    {
        int batch = layer.PreShape[0];
        _cases = [.. Enumerable.Range(0, batch).Select(b => layer.WithoutSamples((b + 1)..batch).WithoutSamples(0..b))];
        _layers = [.. _cases.Select(one => one.ToLayer().ToReference<T>())];
        _stored = [.. _cases.Select(_ => new Grid<T>(layer.WeightShape))];
        _w = new([.. layer.W], layer.WeightShape);
        (_parameters, _decay) = (layer.Parameters, decay);
    }

    public T[] W => _w.Values;

    public T[] Eligibility(int sample) => [.. _stored[sample].Values.Select(e => e * _scale)];

    /// <summary>A step of all samples, from the weights as they are.</summary>
    public void Step(int step)
    {
        _scale *= _decay;
        if (_scale < T.CreateChecked(1.0 / (1 << 20)))
        {
            foreach (Grid<T> stored in _stored)
            {
                for (int i = 0; i < stored.Values.Length; i++)
                {
                    stored.Values[i] = _scale == T.Zero ? T.Zero : stored.Values[i] * _scale;
                }
            }

            _scale = T.One;
        }

        for (int b = 0; b < _cases.Length; b++)
        {
            LayerCase<T> one = _cases[b];
            _w.Values.CopyTo(_layers[b].W.Values, 0);
            _layers[b].StepChanges(
                new(one.ZPre[step], one.PreShape),
                new(one.ZPost[step], one.PostShape),
                T.One / _scale,
                _stored[b],
                one.Convolution?.Geometry);
        }
    }

    /// <summary>What rewards of samples change each weight by.</summary>
    public T[] SumOfSamples(T[] rewards)
    {
        var sum = new T[_w.Values.Length];
        for (int i = 0; i < sum.Length; i++)
        {
            for (int b = 0; b < rewards.Length; b++)
            {
                if (rewards[b] != T.Zero)
                {
                    sum[i] += rewards[b] * _scale * _stored[b].Values[i];
                }
            }
        }

        return sum;
    }

    /// <summary>What one reward, or one for each neuron, changes each weight by.</summary>
    public T[] Sum(Func<int, T> reward)
    {
        var sum = new T[_w.Values.Length];
        int ofNeuron = sum.Length / Math.Max(1, _w.Shape[0]);
        for (int i = 0; i < sum.Length; i++)
        {
            foreach (Grid<T> stored in _stored)
            {
                sum[i] += stored.Values[i];
            }

            sum[i] = reward(i / ofNeuron) * _scale * sum[i];
        }

        return sum;
    }

    /// <summary>Changes the weights by a sum.</summary>
    public void Reward(T[] sum, bool isRewarded)
    {
        if (isRewarded)
        {
            int next = 0;
            ReferenceEdits.Apply(_w, _parameters, (_, w) => w + sum[next++]);
        }
    }

    /// <summary>A step from the weights as they are, and only then a reward of what was there before it.</summary>
    public void StepThenReward(int step, T[] sum, bool isRewarded)
    {
        Step(step);
        Reward(sum, isRewarded);
    }
}

using System.Numerics;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>A convolution in groups: a layer for each, over its channels.</summary>
internal sealed class GroupedRun<T> : IPeerRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StdpConv2dLayer<T>[] _layers;
    private readonly int[] _pre;
    private readonly int[] _post;

    public GroupedRun(PeerCase peerCase, StdpParameters<T> parameters, int groups)
    {
        (_pre, _post) = (PeerLayers.Image(peerCase, LayerArrays.ZPre), PeerLayers.Image(peerCase, LayerArrays.ZPost));
        int[] w = PeerLayers.Image(peerCase, LayerArrays.W);
        _layers = new StdpConv2dLayer<T>[groups];
        T[] weights = CaseParameters.ToArray<T>(peerCase.Initial[LayerArrays.W]);
        for (int g = 0; g < groups; g++)
        {
            _layers[g] = new StdpConv2dLayer<T>(
                _pre[0],
                _pre[1] / groups,
                (_pre[2], _pre[3]),
                _post[1] / groups,
                (w[2], w[3]),
                parameters,
                PeerLayers.Geometry(peerCase),
                peerCase.Dt);
            int length = weights.Length / groups;
            weights.AsSpan(g * length, length).CopyTo(_layers[g].EditWeights().Span);
        }
    }

    public void Step(ReadOnlySpan<T> zPre, ReadOnlySpan<T> zPost, ReadOnlySpan<T> reward)
    {
        for (int g = 0; g < _layers.Length; g++)
        {
            _layers[g].Step(Of(zPre, _pre, g), Of(zPost, _post, g));
        }
    }

    public T[]? Read(string array)
    {
        if (array == LayerArrays.W)
        {
            return [.. _layers.SelectMany(layer => layer.Weights.Span.ToArray())];
        }

        int[] shape = array == LayerArrays.TPre ? _pre : _post;
        T[] all = new T[new TensorShape(shape).Length];
        for (int g = 0; g < _layers.Length; g++)
        {
            T[] part = LayerRun<T>.Read(_layers[g], array)!;
            (int length, int sample) = (part.Length / shape[0], all.Length / shape[0]);
            for (int b = 0; b < shape[0]; b++)
            {
                part.AsSpan(b * length, length).CopyTo(all.AsSpan((b * sample) + (g * length)));
            }
        }

        return all;
    }

    /// <summary>The channels of one group, of every sample.</summary>
    private T[] Of(ReadOnlySpan<T> all, int[] shape, int g)
    {
        int sample = all.Length / shape[0], length = sample / _layers.Length;
        var part = new T[shape[0] * length];
        for (int b = 0; b < shape[0]; b++)
        {
            all.Slice((b * sample) + (g * length), length).CopyTo(part.AsSpan(b * length));
        }

        return part;
    }
}

using System.Numerics;

namespace StdpKernels.DigestWorkload;

/// <summary>The lists of a batch that say the same as dense activity.</summary>
internal sealed class SpikeLists<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<int> _indices = [];
    private readonly List<T> _values = [];
    private readonly int[] _starts;

    public SpikeLists(T[] spikes, int batch)
    {
        _starts = new int[batch + 1];
        int neurons = spikes.Length / batch;
        for (int i = 0; i < spikes.Length; i++)
        {
            if (spikes[i] != T.Zero)
            {
                _indices.Add(i % neurons);
                _values.Add(spikes[i]);
                _starts[(i / neurons) + 1]++;
            }
        }

        for (int b = 0; b < batch; b++)
        {
            _starts[b + 1] += _starts[b];
        }
    }

    /// <summary>The neurons that fired; with what their spikes carry, unless all are ones.</summary>
    public StdpActivity<T> Activity
    {
        get
        {
            var events = new SpikeEvents(_indices.ToArray(), _starts);
            return _values.TrueForAll(value => value == T.One) ? events : new GradedSpikeEvents<T>(events, _values.ToArray());
        }
    }
}

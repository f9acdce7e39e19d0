using System.Diagnostics;
using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Properties;

/// <summary>
/// Makes a case that fails smaller, as long as it fails: fewer steps, samples and neurons, parameters of their default, numbers that are
/// zero or one. Random shrinking alone rarely meets the same fault again in a layer.
/// </summary>
internal static class CaseReducer
{
    /// <param name="layer">The case.</param>
    /// <param name="fails">Whether a case fails.</param>
    /// <param name="keepsParameters">Whether the property holds for some parameters only, which therefore must stay.</param>
    /// <param name="limit">How long to try.</param>
    public static LayerCase<T> Reduce<T>(
        LayerCase<T> layer, Func<LayerCase<T>, bool> fails, bool keepsParameters, TimeSpan limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long start = Stopwatch.GetTimestamp();
        bool smaller = true;
        while (smaller)
        {
            smaller = false;
            foreach (Func<LayerCase<T>, IEnumerable<LayerCase<T>>> pass in Passes<T>(keepsParameters))
            {
                // A pass starts again from each case that it has made smaller.
                while (Stopwatch.GetElapsedTime(start) < limit && pass(layer).FirstOrDefault(fails) is { } found)
                {
                    (layer, smaller) = (found, true);
                }
            }
        }

        return layer;
    }

    private static IEnumerable<Func<LayerCase<T>, IEnumerable<LayerCase<T>>>> Passes<T>(bool keepsParameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
    [
        WithoutAStep,
        layer => Cuts(layer.PreShape[0]).Select(layer.WithoutSamples),
        layer => Cuts(layer.Groups).Select(layer.WithoutGroups),
        layer => Cuts(layer.PreShape[1] / layer.Groups).Select(layer.WithoutInputs),
        layer => Cuts(layer.PostShape[1] / layer.Groups).Select(layer.WithoutOutputs),
        layer => keepsParameters ? [] : WithADefault(layer),
        layer => Simpler(layer.W).Select(w => layer with { W = w }),
        layer => Simpler(layer.TPre).Select(t => layer with { TPre = t }),
        layer => Simpler(layer.TPost).Select(t => layer with { TPost = t }),
        layer => SimplerStep(layer.ZPre).Select(z => layer with { ZPre = z }),
        layer => SimplerStep(layer.ZPost).Select(z => layer with { ZPost = z }),
    ];

    private static IEnumerable<LayerCase<T>> WithoutAStep<T>(LayerCase<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Enumerable.Range(0, layer.ZPre.Length > 1 ? layer.ZPre.Length : 0)
            .Select(step => layer with
            {
                ZPre = [.. layer.ZPre.Where((_, s) => s != step)],
                ZPost = [.. layer.ZPost.Where((_, s) => s != step)],
            });

    /// <summary>Which elements to leave out of so many: a half, a quarter, …, one; never all.</summary>
    private static IEnumerable<Range> Cuts(int count)
    {
        for (int length = count / 2; length > 0; length /= 2)
        {
            for (int first = 0; first + length <= count; first += length)
            {
                yield return first..(first + length);
            }
        }
    }

    private static IEnumerable<LayerCase<T>> WithADefault<T>(LayerCase<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var standard = new StdpParameters<T>();
        if (layer.Parameters.TraceFloor != standard.TraceFloor)
        {
            yield return layer with { Parameters = layer.Parameters with { TraceFloor = standard.TraceFloor } };
        }

        if (layer.Parameters.DynamicsPre != default)
        {
            yield return layer with { Parameters = layer.Parameters with { DynamicsPre = default } };
        }

        if (layer.Parameters.DynamicsPost != default)
        {
            yield return layer with { Parameters = layer.Parameters with { DynamicsPost = default } };
        }

        StdpParameters<T>[] simpler =
        [
            layer.Parameters with { CoincidencePlus = default },
            layer.Parameters with { CoincidenceMinus = default },
            layer.Parameters with { BoundScope = default },
            layer.Parameters with { Order = default, BoundScope = default },
            layer.Parameters with { TargetPost = 0 },
            layer.Parameters with { Triplet = null },
            layer.Parameters with { Triplet = layer.Parameters.Triplet is null ? null : new() },
        ];
        foreach (StdpParameters<T> changed in simpler.Where(changed => changed != layer.Parameters))
        {
            yield return layer with { Parameters = changed };
        }

        foreach (string name in ParameterNames.All)
        {
            StdpParameters<T> changed = layer.Parameters.With(name, standard.Of(name));
            if (changed != layer.Parameters)
            {
                yield return layer with { Parameters = changed };
            }
        }
    }

    private static IEnumerable<T[][]> SimplerStep<T>(T[][] steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Enumerable.Range(0, steps.Length)
            .SelectMany(s => Simpler(steps[s]).Select(simpler => steps.Select((step, i) => i == s ? simpler : step).ToArray()));

    /// <summary>All zeros; or one number zero, or, if it is neither that nor one, one.</summary>
    private static IEnumerable<T[]> Simpler<T>(T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (values.Any(value => !IsZero(value)))
        {
            yield return new T[values.Length];
        }

        for (int i = 0; i < values.Length; i++)
        {
            T[] simpler = [.. values];
            if (!IsZero(values[i]))
            {
                simpler[i] = T.Zero;
                yield return simpler;
            }

            if (!IsZero(values[i]) && values[i] != T.One)
            {
                simpler = [.. values];
                simpler[i] = T.One;
                yield return simpler;
            }
        }
    }

    private static bool IsZero<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.IsZero(value) && T.IsPositive(value);
}

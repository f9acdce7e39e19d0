using System.Numerics.Tensors;

namespace StdpKernels.Tool.Simulation.Experiments.Edges;

/// <summary>The ideal bar that a filter is most like.</summary>
/// <param name="Orientation">Its orientation.</param>
/// <param name="Cosine">The cosine of the two.</param>
internal readonly record struct FilterMatch(int Orientation, double Cosine)
{
    /// <summary>Tries all orientations and places.</summary>
    public static FilterMatch Find(float[] filter)
    {
        var best = new FilterMatch(0, 0);
        for (int orientation = 0; orientation < Bar.Orientations.Count; orientation++)
        {
            for (int place = 0; place < Bar.Places(orientation, EdgesParameters.Kernel); place++)
            {
                double cosine = CosineOf(filter, Draw(orientation, place));
                best = cosine > best.Cosine ? new FilterMatch(orientation, cosine) : best;
            }
        }

        return best;
    }

    /// <summary>The cosine of two filters.</summary>
    public static double CosineOf(float[] one, float[] other) => TensorPrimitives.CosineSimilarity<float>(one, other);

    private static float[] Draw(int orientation, int place)
    {
        float[] bar = new float[EdgesParameters.Kernel * EdgesParameters.Kernel];
        for (int pixel = 0; pixel < bar.Length; pixel++)
        {
            (int y, int x) = Math.DivRem(pixel, EdgesParameters.Kernel);
            bar[pixel] = Bar.Covers(orientation, place, y, x, EdgesParameters.Kernel) ? 1 : 0;
        }

        return bar;
    }
}

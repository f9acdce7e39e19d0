using StdpKernels.Reporting.Figures;

namespace StdpKernels.Tool.Simulation.Experiments.Edges;

/// <summary>The filters as images.</summary>
internal static class EdgesFigure
{
    public const string Caption = "The filters before (above) and after learning (below); bright is strong. Below each: the orientation "
        + "that it is most like, and the cosine with an ideal bar.";

    private const int Side = 120;
    private const int FilterLength = EdgesParameters.Kernel * EdgesParameters.Kernel;

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(float[] initial, float[] final, FilterMatch[] matches)
    {
        using var grid = new ImageGrid(
            rows: 2, EdgesParameters.Filters, Side, new ColorScale("Weight, w / wₘₐₓ", Greatest: 1));
        for (int filter = 0; filter < EdgesParameters.Filters; filter++)
        {
            ReadOnlySpan<float> before = initial.AsSpan(filter * FilterLength, FilterLength);
            ReadOnlySpan<float> after = final.AsSpan(filter * FilterLength, FilterLength);
            grid.Draw(filter, before, "before");
            FilterMatch match = matches[filter];
            grid.Draw(
                EdgesParameters.Filters + filter,
                after,
                FormattableString.Invariant($"{Bar.Orientations[match.Orientation]}, {match.Cosine:0.00}"));
        }

        return grid.ToPng();
    }
}

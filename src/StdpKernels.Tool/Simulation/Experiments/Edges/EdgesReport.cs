using StdpKernels.Tool.Npz;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Edges;

/// <summary>What the edges experiment shows, beside what is expected.</summary>
internal static class EdgesReport
{
    private const int FilterLength = EdgesParameters.Kernel * EdgesParameters.Kernel;

    public static ExperimentReport Create(float[] initial, float[] earlier, float[] final)
    {
        FilterMatch[] matches = [.. final.Chunk(FilterLength).Select(FilterMatch.Find)];
        List<Verdict> verdicts = [];
        for (int orientation = 0; orientation < Bar.Orientations.Count; orientation++)
        {
            verdicts.Add(Verdict.AtLeast(
                $"cosine of the best filter with a bar of {Bar.Orientations[orientation]}",
                matches.Where(match => match.Orientation == orientation).Select(match => match.Cosine).DefaultIfEmpty(0).Max(),
                0.9,
                "0.000"));
        }

        verdicts.Add(Verdict.AtLeast(
            "cosine of a filter with itself a fifth of the run earlier, mean",
            final.Chunk(FilterLength).Zip(earlier.Chunk(FilterLength), FilterMatch.CosineOf).Average(),
            0.95,
            "0.000"));
        return new ExperimentReport
        {
            Abstract = "Bars of four orientations cross an image. Filters of a convolutional layer compete: in each step only the neuron "
                + "fires that is furthest above its threshold, anywhere in any map. The filters must converge, and each orientation must "
                + "be claimed by a filter whose cosine with an ideal bar is above 0.9.",
            Verdicts = verdicts,
            Figures = [new("edges", EdgesFigure.Caption, EdgesFigure.Draw(initial, final, matches))],
            Arrays =
            [
                ("w", NpyArray.Create(final, EdgesParameters.Filters, 1, EdgesParameters.Kernel, EdgesParameters.Kernel)),
                ("w_initial", NpyArray.Create(initial, EdgesParameters.Filters, 1, EdgesParameters.Kernel, EdgesParameters.Kernel)),
            ],
        };
    }
}

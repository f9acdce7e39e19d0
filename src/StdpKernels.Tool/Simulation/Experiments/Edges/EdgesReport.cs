using StdpKernels.Simulation;
using StdpKernels.Tool.Simulation.Reports;

namespace StdpKernels.Tool.Simulation.Experiments.Edges;

/// <summary>What the edges experiment shows, beside what is expected.</summary>
internal static class EdgesReport
{
    private const int FilterLength = EdgesParameters.Kernel * EdgesParameters.Kernel;

    private const string CosineSource =
        "the lowest of the 32 cosines of seeds 2 to 9, one in 33 further ones is lower: a regression; before the first step it is 0.41";

    private const string SteadinessSource =
        "the lowest of eight, seeds 2 to 9, one in nine further ones is lower: a regression";

    /// <param name="quick">Whether it was the shorter form, which leaves the filters less steady.</param>
    /// <param name="initial">The filters before the first step.</param>
    /// <param name="earlier">The filters a fifth of the run before the end.</param>
    /// <param name="final">The filters at the end.</param>
    public static ExperimentReport Create(bool quick, float[] initial, float[] earlier, float[] final)
    {
        double leastCosine = quick ? 0.799 : 0.936;
        double leastSteadiness = quick ? 0.975 : 0.993;
        FilterMatch[] matches = [.. final.Chunk(FilterLength).Select(FilterMatch.Find)];
        List<Verdict> verdicts = [];
        for (int orientation = 0; orientation < Bar.Orientations.Count; orientation++)
        {
            verdicts.Add(Verdict.AtLeast(
                $"cosine of the best filter with a bar of {Bar.Orientations[orientation]}",
                matches.Where(match => match.Orientation == orientation).Select(match => match.Cosine).DefaultIfEmpty(0).Max(),
                leastCosine,
                CosineSource,
                "0.000"));
        }

        verdicts.Add(Verdict.AtLeast(
            "cosine of a filter with itself a fifth of the run earlier, mean",
            final.Chunk(FilterLength).Zip(earlier.Chunk(FilterLength), FilterMatch.CosineOf).Average(),
            leastSteadiness,
            SteadinessSource,
            "0.000"));
        return new ExperimentReport
        {
            Abstract = "Bars of four orientations cross an image. Filters of a convolutional layer compete: in each step only the neuron "
                + "fires that is furthest above its threshold, anywhere in any map. The filters must converge, and each orientation must "
                + "be claimed by a filter that is like an ideal bar.",
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

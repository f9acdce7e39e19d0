using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Processor;

namespace StdpKernels.Benchmarks.Constants;

/// <summary>How each of <see cref="StepCosts"/> is measured, but for that of waking a thread.</summary>
internal static class CostProbes
{
    private const int Shallow = 16;
    private const int Deep = 128;
    private const int Stretch = 4;

    public static IReadOnlyList<CostProbe> All
    {
        get
        {
            // A dense step is a line over depth: its slope, and where it begins.
            const double PerSample = 1.0 / (Deep - Shallow);
            KernelProbe shallow = DenseProbes.Step("shallow", Shallow, BlockSizes.For<float>(Shallow));
            KernelProbe deep = DenseProbes.Step("deep", Deep, BlockSizes.For<float>(Deep));
            const int MoreSamples = 9;
            KernelProbe sparse = SparseProbes.Dense(1), sparseBatch = SparseProbes.Dense(MoreSamples);
            KernelProbe oneVector = KernelProbes.RowSums(1), stretch = KernelProbes.RowSums(Stretch);
            return
            [
                new(
                    nameof(StepCosts.DenseUpdate),
                    StepCosts.DenseUpdate,
                    (shallow, 1 + (Shallow * PerSample)),
                    (deep, -Shallow * PerSample)),
                new(nameof(StepCosts.DenseHalfSample), StepCosts.DenseHalfSample, (deep, PerSample / 2), (shallow, -PerSample / 2)),
                new(nameof(StepCosts.SampleUpdate), StepCosts.SampleUpdate, (DenseProbes.Sample(), 1)),
                new(nameof(StepCosts.SteadyCheck), StepCosts.SteadyCheck, (KernelProbes.SteadyWeights(), 1)),
                new(nameof(StepCosts.RowUpdate), StepCosts.RowUpdate, (KernelProbes.RowUpdate(), 1)),
                new(nameof(StepCosts.EventUpdate), StepCosts.EventUpdate, (KernelProbes.EventStep(), 1), (stretch, -1.0 / Stretch)),
                new(nameof(StepCosts.ColumnUpdate), StepCosts.ColumnUpdate, (KernelProbes.ColumnUpdate(), 1)),
                new(nameof(StepCosts.SumTerm), StepCosts.SumTerm, (stretch, 1.0 / Stretch)),
                new(nameof(StepCosts.Scatter), StepCosts.Scatter, (KernelProbes.Scatter(), 1)),
                new(
                    nameof(StepCosts.ColumnTerm),
                    StepCosts.ColumnTerm,
                    (KernelProbes.ColumnTerms(sum: true), 1),
                    (KernelProbes.ColumnTerms(sum: false), -1)),
                new(nameof(StepCosts.TransposedElement), StepCosts.TransposedElement, (KernelProbes.Transposition(), 1)),
                new(nameof(StepCosts.PatchRun), StepCosts.PatchRun, (oneVector, 1), (stretch, -1.0 / Stretch)),
                new(nameof(StepCosts.StridedTerm), StepCosts.StridedTerm, (SparseProbes.StridedColumns(), 1)),
                new(nameof(StepCosts.SparseFanOut), StepCosts.SparseFanOut, (SparseProbes.FanOut(), 1)),
                new(nameof(StepCosts.SparseFanIn), StepCosts.SparseFanIn, (SparseProbes.FanIn(), 1)),
                new(
                    nameof(StepCosts.SparseTerm),
                    StepCosts.SparseTerm,
                    (sparseBatch, 0.5 / (MoreSamples - 1)),
                    (sparse, -0.5 / (MoreSamples - 1))),
                new(
                    nameof(StepCosts.SparseUpdate),
                    StepCosts.SparseUpdate,
                    (sparse, 1 + (1.0 / (MoreSamples - 1))),
                    (sparseBatch, -1.0 / (MoreSamples - 1))),
                new(nameof(StepCosts.UnfoldedVector), StepCosts.UnfoldedVector, (KernelProbes.Unfolding(), 1)),
            ];
        }
    }
}

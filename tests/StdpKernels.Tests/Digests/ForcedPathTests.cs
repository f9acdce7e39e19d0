using System.Numerics;
using StdpKernels.DigestWorkload;
using StdpKernels.Kernels.Dense;
using StdpKernels.Synapses;

namespace StdpKernels.Tests.Digests;

/// <summary>
/// Every kernel on every case of the workload, whatever is cheaper, in up to eight parts: the bits of the way that the library chooses
/// by itself, whose digest is committed.
/// </summary>
[Parallelizable]
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class ForcedPathTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Every_kernel_in_any_number_of_parts(
        [Values("convolution", "postsynaptic rows", "presynaptic rows", "sparse rows")] string synapses,
        [Values("sparse", "sparse, graded activity", "dense", "dense, graded activity")] string kernels)
    {
        bool convolution = synapses == "convolution";
        bool presynapticRows = synapses == "presynaptic rows";
        bool sparseRows = synapses == "sparse rows";
        bool sparse = kernels.StartsWith("sparse", StringComparison.Ordinal);
        bool graded = kernels.Contains("graded", StringComparison.Ordinal);
        var different = new List<string>();
        foreach ((int index, WorkloadCase workload) in WorkloadCases.Exact(convolution, graded).Concat(WorkloadCases.Powers(convolution)).Index())
        {
            ulong expected = WorkloadRun.Digest<T>(workload, Route.First);
            int tiles = ((presynapticRows || sparseRows ? workload.Shape.Channels : workload.Shape.Outputs) + Tile.Rows - 1) / Tile.Rows;
            foreach (ForcedPath forced in ForcedPaths.Of(sparse, convolution, Math.Min(8, tiles), index))
            {
                // Of dense activity the library makes lists only where they are short.
                var route = new Route(Prepared: true, Events: sparse, Company.None, Threads: forced.Parts, presynapticRows, sparseRows);
                if (WorkloadRun.Digest<T>(workload, route, layer => layer.Synapses.Forced = forced) != expected)
                {
                    different.Add($"{workload}: {forced}");
                }
            }
        }

        Assert.That(different, Is.Empty);
    }
}

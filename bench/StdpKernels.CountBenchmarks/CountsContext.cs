using System.Text.Json.Serialization;
using StdpKernels.Benchmarks.Counts;

namespace StdpKernels.CountBenchmarks;

/// <summary>How counts are written, without reflection, which a program compiled ahead of time lacks.</summary>
[JsonSerializable(typeof(CountedSteps))]
internal sealed partial class CountsContext : JsonSerializerContext;

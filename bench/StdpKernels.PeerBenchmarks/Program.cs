using StdpKernels.Benchmarks;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.PeerBenchmarks;
using TorchSharp;

// As many threads as the library uses.
torch.set_num_threads(1);
torch.set_num_interop_threads(1);
using IDisposable noGradient = torch.no_grad();

// The C library keeps freed memory in proportion to the largest block that it has seen freed, up to 32 MiB. A process that has run
// for a while has seen one; without it, the formula's temporaries would go back to the system in each step, and page faults would
// take most of its time.
torch.empty(31 << 20, dtype: torch.uint8).Dispose();

string version = $"TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)}, one thread";
return await BenchmarkProgram.RunAsync(
    args,
    [
        new Peer(ContenderNames.Original, version, data => new OriginalContender(data)),
        new Peer(ContenderNames.InPlaceTorch, version, InPlaceContender.TryCreate),
    ]);

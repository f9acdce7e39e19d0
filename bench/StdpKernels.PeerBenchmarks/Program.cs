using StdpKernels.Benchmarks;
using StdpKernels.Benchmarks.Contenders;
using StdpKernels.PeerBenchmarks;
using StdpKernels.PeerBenchmarks.Rules;
using TorchSharp;

// As many threads as the library uses.
torch.set_num_threads(1);
torch.set_num_interop_threads(1);
using IDisposable noGradient = torch.no_grad();
string version = $"TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)}, one thread";
return await BenchmarkProgram.RunAsync(
    args,
    [
        new Peer(ContenderNames.Original, version, data => new OriginalContender(data)),
        new Peer(ContenderNames.InPlaceTorch, version, InPlaceContender.TryCreate),
    ],
    RulesCommand.Create());

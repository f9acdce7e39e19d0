using StdpKernels.Benchmarks;

return await BenchmarkProgram.RunAsync(args, peers: []);

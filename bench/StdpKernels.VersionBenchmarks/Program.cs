using StdpKernels.VersionBenchmarks;

return await CompareCommand.Create().Parse(args).InvokeAsync();

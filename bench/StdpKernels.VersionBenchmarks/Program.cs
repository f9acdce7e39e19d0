using StdpKernels.Reporting.Commands;
using StdpKernels.VersionBenchmarks;

return await CommandProgram.RunAsync(CompareCommand.Create(), args);

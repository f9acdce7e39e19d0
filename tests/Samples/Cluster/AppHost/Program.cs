using Aspire.Hosting;
using StdpKernels.Samples.AppHost;

IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder(args);
builder.AddStdpCluster(silos: 3, folder: Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "data")).FullName);
builder.Build().Run();

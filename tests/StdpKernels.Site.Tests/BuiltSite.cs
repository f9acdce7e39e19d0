using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace StdpKernels.Site.Tests;

/// <summary>The site that was built, served on this computer.</summary>
internal sealed class BuiltSite : IAsyncDisposable
{
    private readonly WebApplication _server;

    private BuiltSite(WebApplication server, string address) => (_server, Address) = (server, address);

    /// <summary>The folder that <c>src/StdpKernels.Site/build.sh</c> has made; without it what needs it is left out.</summary>
    public static string Folder
    {
        get
        {
            string? folder = Environment.GetEnvironmentVariable("STDPKERNELS_SITE");
            if (string.IsNullOrEmpty(folder))
            {
                Assert.Ignore("STDPKERNELS_SITE does not name a site that has been built: tests/site.sh does.");
            }

            return Path.GetFullPath(folder!);
        }
    }

    /// <summary>Its address, which ends with a slash.</summary>
    public string Address { get; }

    public static async Task<BuiltSite> Serve()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication server = builder.Build();
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".wasm"] = "application/wasm";
        var files = new PhysicalFileProvider(Folder);
        server.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        server.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = types });
        await server.StartAsync();
        string address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new BuiltSite(server, address + "/");
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();
}

using Microsoft.Playwright;

namespace StdpKernels.Site.Tests;

/// <summary>What needs a browser: the system's Chromium, or the one that STDPKERNELS_CHROMIUM names.</summary>
internal abstract class BrowserTests
{
    private IPlaywright? _playwright;
    private BuiltSite? _site;

    protected IBrowser Browser { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _site = await BuiltSite.Serve();
        string path = Environment.GetEnvironmentVariable("STDPKERNELS_CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(path))
        {
            Assert.Ignore($"There is no browser at {path}.");
        }

        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }

    /// <summary>Opens a page, and collects what it complains of.</summary>
    protected async Task<(IPage Page, List<string> Complaints)> Open(
        string path, ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 1000)
    {
        IBrowserContext context = await Browser.NewContextAsync(
            new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
        IPage page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(message.Text);
            }
        };
        page.RequestFailed += (_, request) => complaints.Add($"{request.Url}: {request.Failure}");
        await page.GotoAsync(_site!.Address + path, new() { WaitUntil = WaitUntilState.Load });
        return (page, complaints);
    }
}

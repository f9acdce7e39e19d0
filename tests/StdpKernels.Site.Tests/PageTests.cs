using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace StdpKernels.Site.Tests;

/// <summary>Pages of each kind, in light and dark, on a desk and on a phone.</summary>
internal sealed class PageTests : BrowserTests
{
    private const int Desk = 1280, Phone = 390;

    private static readonly string[] Pages =
    [
        "index.html", "start.html", "tutorials/synapse.html", "tutorials/correlation.html", "guide/layers.html", "guide/equations.html",
        "guide/cookbook.html", "networks/fifty-lines.html", "command/experiments.html", "samples/index.html", "compare/index.html",
        "performance/index.html", "api/StdpKernels.StdpLinearLayer-1.html", "live/index.html",
    ];

    [Test]
    public async Task Opens_without_a_complaint_fits_and_has_no_barrier(
        [ValueSource(nameof(Pages))] string path, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme, [Values(Desk, Phone)] int width)
    {
        (IPage page, List<string> complaints) = await Open(path, scheme, width);
        await page.Locator("h1").First.WaitForAsync();
        if (Environment.GetEnvironmentVariable("STDPKERNELS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Task.Delay(path.StartsWith("live", StringComparison.Ordinal) ? 8000 : 500);
            string name = $"{path.Replace('/', '-').Replace(".html", "", StringComparison.Ordinal)}-{scheme}-{width}.png";
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
        }

        // What is wider scrolls within itself.
        string[] wide = await page.EvaluateAsync<string[]>(
            """
            () => {
                const width = document.documentElement.clientWidth;
                return document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll('body *')]
                    .filter(element => element.getBoundingClientRect().right > width + 1)
                    .map(element => `${element.tagName} ${element.className}: ${element.textContent.trim().slice(0, 60)}`);
            }
            """);
        string[] barriers = width == Desk ? await Barriers(page) : [];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wide, Is.Empty, "parts that make the page wider than the window");
            Assert.That(complaints, Is.Empty);
            Assert.That(barriers, Is.Empty, "what axe calls serious or critical");
        }

        await page.Context.CloseAsync();
    }

    // The rest of what axe finds is advice.
    private static async Task<string[]> Barriers(IPage page)
    {
        AxeResult result = await page.RunAxe();
        return
        [
            .. result.Violations.Where(violation => violation.Impact is "serious" or "critical")
                .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")),
        ];
    }
}

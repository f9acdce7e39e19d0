using System.Globalization;
using Microsoft.Playwright;
using StdpKernels.Live;

namespace StdpKernels.Site.Tests;

/// <summary>The live page, driven as by a reader.</summary>
internal sealed class LivePageTests : BrowserTests
{
    private const string Strong = "Number(document.getElementById('modes').textContent.split(' ')[1])";

    private IPage _page = null!;

    [SetUp]
    public async Task OpenLivePage()
    {
        (_page, _) = await Open("live/index.html");
        await Until("document.getElementById('live-state').textContent === 'The network is running.'", 60_000);
    }

    [TearDown]
    public async Task CloseLivePage() => await _page.Context.CloseAsync();

    [Test]
    public async Task It_computes_the_bits_of_other_computers() =>
        Assert.That(await Text("digest"), Is.EqualTo(SameBits.Digest.ToString("x16", CultureInfo.InvariantCulture) + ": equal"));

    [Test]
    public async Task Weights_answer_to_the_sliders()
    {
        // At the start a tenth of a thousand weights is above 0.9. With little depression most of them come there, with much few stay.
        await Slide("ratio", "0.8");
        await Slide("learning", "0.05");
        await Slide("rate", "40");
        Assert.That(await Text("rate-value"), Is.EqualTo("40 Hz"));
        await Until($"{Strong} > 500");

        await Slide("ratio", "1.4");
        await Until($"{Strong} < 200");

        await Slide("learning", "0");
        string before = await Text("modes");
        string time = await Text("time");
        await Until($"document.getElementById('time').textContent !== '{time}'");
        Assert.That(await Text("modes"), Is.EqualTo(before));
    }

    [Test]
    public async Task It_pauses_goes_on_and_starts_over()
    {
        await Until("parseFloat(document.getElementById('time').textContent) > 1");
        await _page.Locator("#pause").ClickAsync();
        Assert.That(await Text("live-state"), Is.EqualTo("The network is paused."));
        string stopped = await Text("time");
        await Task.Delay(300);
        Assert.That(await Text("time"), Is.EqualTo(stopped));

        await _page.Locator("#seed").FillAsync("7");
        await _page.Locator("#reset").ClickAsync();
        Assert.That(await Text("time"), Is.EqualTo("0.0 s"));
        string ofSeven = await Text("modes");
        await _page.Locator("#seed").FillAsync("8");
        await _page.Locator("#reset").ClickAsync();
        Assert.That(await Text("modes"), Is.Not.EqualTo(ofSeven));
        await _page.Locator("#seed").FillAsync("7");
        await _page.Locator("#reset").ClickAsync();
        Assert.That(await Text("modes"), Is.EqualTo(ofSeven));

        await _page.Locator("#pause").ClickAsync();
        await Until("parseFloat(document.getElementById('time').textContent) > 0.1");
    }

    [Test]
    public async Task Keys_move_a_slider()
    {
        await _page.Locator("#rate").FocusAsync();
        await _page.Keyboard.PressAsync("ArrowRight");
        Assert.That(await Text("rate-value"), Is.EqualTo("16 Hz"));
        await _page.Keyboard.PressAsync("Tab");
        Assert.That(await _page.EvaluateAsync<string>("document.activeElement.id"), Is.EqualTo("tau"));
    }

    [Test]
    public async Task It_draws_thirty_frames_a_second_at_some_time() =>
        await Until("Number(document.getElementById('frames').textContent) >= 30", 60_000);

    private async Task Slide(string id, string value) => await _page.EvaluateAsync(
        "([id, value]) => { const slider = document.getElementById(id); slider.value = value; slider.dispatchEvent(new Event('input')); }",
        new[] { id, value });

    private async Task<string> Text(string id) => await _page.Locator("#" + id).InnerTextAsync();

    private async Task Until(string condition, float milliseconds = 30_000) =>
        await _page.WaitForFunctionAsync($"() => {condition}", null, new() { Timeout = milliseconds });
}

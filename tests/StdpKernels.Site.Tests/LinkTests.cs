using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace StdpKernels.Site.Tests;

/// <summary>Every link of every page of the site leads to a file, and to a place in it.</summary>
internal sealed class LinkTests
{
    [Test]
    public void Links_lead_to_files_and_places()
    {
        var parser = new HtmlParser();
        Dictionary<string, IDocument> pages = Directory.EnumerateFiles(BuiltSite.Folder, "*.html", SearchOption.AllDirectories)
            .ToDictionary(path => path, path => (IDocument)parser.ParseDocument(File.ReadAllText(path)));
        Assert.That(pages, Has.Count.GreaterThan(80));
        string[] lost = [.. pages.SelectMany(page => Links(page.Value).Where(link => !Leads(pages, page.Key, link)).Select(link => $"{page.Key}: {link}"))];
        Assert.That(lost, Is.Empty);
    }

    private static IEnumerable<string> Links(IDocument page) =>
        page.QuerySelectorAll("a[href], link[href]").Select(element => element.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("img[src], script[src]").Select(element => element.GetAttribute("src")!))
            .Where(link => !link.StartsWith("https://", StringComparison.Ordinal) && link is not "#");

    private static bool Leads(Dictionary<string, IDocument> pages, string page, string link)
    {
        string[] parts = Uri.UnescapeDataString(link).Split('#');
        string path = parts[0].Split('?')[0];
        string target = path.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, path));
        if (Directory.Exists(target))
        {
            target = Path.Combine(target, "index.html");
        }

        return File.Exists(target)
            && (parts.Length == 1 || parts[1].Length == 0 || !pages.TryGetValue(target, out IDocument? document) || document.GetElementById(parts[1]) is not null);
    }
}

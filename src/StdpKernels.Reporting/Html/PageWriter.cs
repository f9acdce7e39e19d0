using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.FileProviders;

namespace StdpKernels.Reporting.Html;

/// <summary>Draws pages with the templates of this assembly. Whatever they insert is encoded, unless it is made here.</summary>
public static class PageWriter
{
    private const string Layout = "page.liquid";
    private const string Style = "style.css";

    // Beyond what HTML needs, no character is encoded: pages are UTF-8.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly EmbeddedFileProvider Files = new(typeof(PageWriter).Assembly, $"{typeof(PageWriter).Namespace}.Templates");

    private static readonly string Css = Read(Style);

    private static readonly IFluidTemplate Template = new FluidParser().Parse(Read(Layout));

    private static readonly TemplateOptions Options = CreateOptions();

    /// <summary>The page as HTML.</summary>
    public static string Write(ReportPage page)
    {
        var context = new TemplateContext(Options);
        context.SetValue("page", page);
        context.SetValue("style", new StringValue(Css, encode: false));
        return Template.Render(context, Encoder);
    }

    // Strict: a name that a template misspells is an error and no empty text.
    private static TemplateOptions CreateOptions() => new()
    {
        FileProvider = Files,
        MemberAccessStrategy = PageMembers.Create(),
        StrictVariables = true,
        StrictFilters = true,
    };

    private static string Read(string name)
    {
        using var reader = new StreamReader(Files.GetFileInfo(name).CreateReadStream());
        return reader.ReadToEnd();
    }
}

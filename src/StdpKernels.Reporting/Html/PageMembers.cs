using Fluid;
using Fluid.Values;
using StdpKernels.Reporting.Tables;

namespace StdpKernels.Reporting.Html;

/// <summary>What templates can see of a page, by the names that they use: nothing else, and without reflection.</summary>
internal static class PageMembers
{
    public static MemberAccessStrategy Create()
    {
        var members = new DefaultMemberAccessStrategy();
        members.Add<ReportPage>("title", page => page.Title);
        members.Add<ReportPage>("lead", page => page.Lead);
        members.Add<ReportPage>("sections", page => page.Sections);
        members.Add<ReportSection>("heading", section => section.Heading);
        members.Add<ReportSection>("blocks", section => section.Blocks);
        members.Add<ParagraphBlock>("text", paragraph => Marks.Sign(paragraph.Mark, paragraph.Text));
        members.Add<ParagraphBlock>("kind", paragraph => Kind(paragraph.Mark));
        members.Add<DefinitionsBlock>("lines", definitions => definitions.Lines);
        members.Add<ListBlock>("points", list => list.Points);
        members.Add<(string Term, string Text)>("term", pair => pair.Term);
        members.Add<(string Term, string Text)>("text", pair => pair.Text);
        members.Add<TableBlock>("columns", block => block.Table.Columns);
        members.Add<TableBlock>("rows", block => block.Table.Rows);
        members.Add<ReportColumn>("heading", column => column.Heading);
        members.Add<ReportColumn>("kind", column => column.IsNumber ? "number" : "text");
        members.Add<ReportCell>("text", cell => Marks.Sign(cell.Mark, cell.Text));
        members.Add<ReportCell>("kind", cell => Kind(cell.Mark));
        members.Add<ReportCell>("note", cell => cell.Note);
        members.Add<FigureBlock>("alternative", figure => figure.Alternative);
        members.Add<FigureBlock>("caption", figure => figure.Caption);
        members.Add<FigureBlock>("width", figure => figure.Width);
        members.Add<FigureBlock>("height", figure => figure.Height);

        // Base64 has no character that HTML minds, and a plus sign would be encoded into six.
        members.Add<FigureBlock>("source", figure => new StringValue(
            $"data:image/png;base64,{Convert.ToBase64String(figure.Png)}", encode: false));
        foreach (Type block in (Type[])
            [typeof(ParagraphBlock), typeof(DefinitionsBlock), typeof(ListBlock), typeof(TableBlock), typeof(FigureBlock)])
        {
            members.Register(block, "template", new Accessor<ReportBlock>(b => b.Template));
        }

        return members;
    }

    private static void Add<T>(this MemberAccessStrategy members, string name, Func<T, object> get) =>
        members.Register<T>(name, new Accessor<T>(get));

    private static string Kind(Mark mark) => mark switch
    {
        Mark.Met => "met",
        Mark.Missed => "missed",
        Mark.Open => "open",
        _ => "plain",
    };

    private sealed class Accessor<T>(Func<T, object> get) : IMemberAccessor
    {
        public object Get(object obj, string name, TemplateContext ctx) => get((T)obj);
    }
}

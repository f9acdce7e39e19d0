using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StdpKernels.Tests.Documentation;

namespace StdpKernels.Tests.Package;

/// <summary>The documentation in the package is that of the public interface: all of it, and of nothing else.</summary>
internal sealed class PackagedDocumentationTests
{
    // The compiler's own idea of what a name in the documentation stands for, and of who can see that.
    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create(
        "Reader",
        references: BlockProgram.References,
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All));

    private static string Library => typeof(Stdp).Assembly.Location;

    [Test]
    public void It_is_of_what_can_be_seen()
    {
        string[] packed = Names(XDocument.Parse(PackedLibrary.Shared.ReadText("lib/net10.0/StdpKernels.xml")));
        string[] written = Names(XDocument.Load(Path.ChangeExtension(Library, ".xml")));

        Assert.That(packed.Where(name => !CanBeSeen(name)), Is.Empty);
        Assert.That(written.Where(CanBeSeen), Is.EqualTo(packed));
        Assert.That(written, Has.Length.GreaterThan(packed.Length), "Is there still something to leave out?");
    }

    private static string[] Names(XDocument documentation) =>
        [.. documentation.Descendants("member").Select(member => member.Attribute("name")!.Value)];

    private static bool CanBeSeen(string name)
    {
        ISymbol? symbol = DocumentationCommentId.GetFirstSymbolForDeclarationId(name, Compilation);
        Assert.That(symbol, Is.Not.Null, name);
        while (symbol is not null and not INamespaceSymbol)
        {
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }

            symbol = symbol.ContainingSymbol;
        }

        return true;
    }
}

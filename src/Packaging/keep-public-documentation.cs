// Keeps of the documentation that the compiler wrote what users of the assembly can see; that of internal types is most of it:
// dotnet run --file src/Packaging/keep-public-documentation.cs -- Library.dll Library.xml kept.xml
#:package Mono.Cecil
#:property IsPackable=false
#:property PublishAot=false
using System.Xml.Linq;
using Mono.Cecil;
using Mono.Cecil.Rocks;

using var assembly = AssemblyDefinition.ReadAssembly(args[0]);
HashSet<string> visible = [.. assembly.MainModule.Types.Where(type => type.IsPublic).SelectMany(VisibleOf)];
var documentation = XDocument.Load(args[1], LoadOptions.PreserveWhitespace);
foreach (XElement member in documentation.Descendants("member").Where(member => !visible.Contains(member.Attribute("name")!.Value)).ToArray())
{
    // With the end of the line before it, so that no empty lines stay.
    (member.PreviousNode as XText)?.Remove();
    member.Remove();
}

documentation.Save(args[2], SaveOptions.DisableFormatting);

static IEnumerable<string> VisibleOf(TypeDefinition type) =>
[
    DocCommentId.GetDocCommentId(type),
    .. type.Methods.Where(IsVisible).Select(DocCommentId.GetDocCommentId),
    .. type.Fields.Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(DocCommentId.GetDocCommentId),
    .. type.Properties.Where(property => IsVisible(property.GetMethod) || IsVisible(property.SetMethod)).Select(DocCommentId.GetDocCommentId),
    .. type.Events.Where(e => IsVisible(e.AddMethod)).Select(DocCommentId.GetDocCommentId),
    .. type.NestedTypes.Where(nested => nested.IsNestedPublic || nested.IsNestedFamily || nested.IsNestedFamilyOrAssembly).SelectMany(VisibleOf),
];

static bool IsVisible(MethodDefinition? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

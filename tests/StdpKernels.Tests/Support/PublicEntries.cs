using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace StdpKernels.Tests.Support;

/// <summary>What a caller can call of a library, by its documentation id, and the errors that the documentation promises.</summary>
internal sealed class PublicEntries(Assembly library)
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Those of the core.</summary>
    public static PublicEntries Core { get; } = new(typeof(Stdp).Assembly);

    /// <summary>Those of the simulation package.</summary>
    public static PublicEntries Simulation { get; } = new(typeof(StdpKernels.Simulation.Network).Assembly);

    /// <summary>Constructors, methods and properties that somebody wrote: what the compiler adds to records is left out.</summary>
    public string[] All =>
    [
        .. library.GetExportedTypes()
            .SelectMany(type => type.GetMembers(Declared))
            .OfType<MethodBase>()
            .Where(method => !method.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(Id)
            .Distinct(),
    ];

    /// <summary>The documented exceptions of each entry, by name.</summary>
    public ILookup<string, string> DocumentedErrors { get; } =
        XDocument.Load(Path.ChangeExtension(library.Location, ".xml")).Descendants("member")
            .SelectMany(member => member.Elements("exception"), (member, error) => (
                Id: member.Attribute("name")!.Value, Error: error.Attribute("cref")!.Value.Split('.')[^1]))
            .ToLookup(pair => pair.Id, pair => pair.Error);

    /// <summary>The entry that a test called when it met the exception: the outermost of the library on the stack.</summary>
    public string Of(Exception exception) => new StackTrace(exception).GetFrames()
        .Select(frame => frame.GetMethod())
        .OfType<MethodBase>()
        .Where(method => method.Module == library.ManifestModule && method.IsPublic && method.DeclaringType!.IsVisible)
        .Select(Id)
        .LastOrDefault() ?? throw new ArgumentException($"No entry of the library is on the stack of {exception}", nameof(exception));

    private string Id(MethodBase called)
    {
        // The method as it was written, without type arguments.
        MethodBase method = library.ManifestModule.ResolveMethod(called.MetadataToken)!;
        Type type = method.DeclaringType!;
        if (method.IsSpecialName && type.GetProperties(Declared).FirstOrDefault(p => p.GetAccessors().Contains(method)) is { } property)
        {
            return $"P:{type.FullName}.{property.Name}{List(property.GetIndexParameters())}";
        }

        string arity = method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";
        string result = method.Name == "op_Implicit" ? $"~{Name(((MethodInfo)method).ReturnType)}" : "";
        return $"M:{type.FullName}.{method.Name.Replace('.', '#')}{arity}{List(method.GetParameters())}{result}";
    }

    private static string List(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Name(parameter.ParameterType)))})";

    private static string Name(Type type) => type switch
    {
        { IsByRef: true } => $"{Name(type.GetElementType()!)}@",
        { IsArray: true } => $"{Name(type.GetElementType()!)}[]",
        { IsGenericMethodParameter: true } => $"``{type.GenericParameterPosition}",
        { IsGenericParameter: true } => $"`{type.GenericParameterPosition}",
        { IsGenericType: true } =>
            $"{type.Namespace}.{type.Name.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}",
        _ => type.FullName!,
    };
}

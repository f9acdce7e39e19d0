using StdpKernels.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace StdpKernels.Cluster.Tests.Documentation.Deployment;

/// <summary>The samples for containers, as trees.</summary>
internal static class Yaml
{
    public static string PathOf(params string[] path) => Path.Combine([Repository.Root, "tests", "Samples", "Cluster", .. path]);

    /// <summary>The documents of a file.</summary>
    public static IEnumerable<YamlMappingNode> Read(params string[] path)
    {
        var stream = new YamlStream();
        using var text = new StringReader(File.ReadAllText(PathOf(path)));
        stream.Load(text);
        return stream.Documents.Select(document => (YamlMappingNode)document.RootNode);
    }

    public static bool Has(this YamlMappingNode node, string key) => node.Children.ContainsKey(key);

    public static IEnumerable<string> Keys(this YamlMappingNode node) => node.Children.Keys.Select(key => ((YamlScalarNode)key).Value!);

    public static YamlMappingNode Map(this YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    public static string Text(this YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    public static IReadOnlyList<string> List(this YamlMappingNode node, string key) =>
        [.. ((YamlSequenceNode)node[key]).Select(item => ((YamlScalarNode)item).Value!)];
}

using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionBenchmarks.Loading;

/// <summary>
/// Loads one adapter with the library that it was compiled against, and whatever that depends on, beside another version of the
/// same assemblies. Only the contract and the runtime are shared.
/// </summary>
internal sealed class VersionContext : AssemblyLoadContext
{
    private const string AdapterName = "StdpKernels.VersionAdapter";
    private const string LibraryName = "StdpKernels";

    private static readonly string ContractName = typeof(IVersion).Assembly.GetName().Name!;

    private readonly AssemblyDependencyResolver _resolver;

    // Not collectible: in collectible contexts statics are slower to reach than in an application.
    private VersionContext(string adapter)
        : base(adapter, isCollectible: false) => _resolver = new AssemblyDependencyResolver(adapter);

    /// <summary>Whether a folder has an adapter and its library.</summary>
    public static bool Exists(string folder) => File.Exists(PathOf(folder, AdapterName)) && File.Exists(PathOf(folder, LibraryName));

    /// <summary>What the build called the library in a folder.</summary>
    public static string TitleOf(string folder) =>
        FileVersionInfo.GetVersionInfo(PathOf(folder, LibraryName)).ProductVersion ?? "of an unknown version";

    /// <summary>The version in a folder, in a context of its own, even if it has been loaded before.</summary>
    public static IVersion Load(string folder)
    {
        string path = PathOf(folder, AdapterName);
        Assembly adapter = new VersionContext(path).LoadFromAssemblyPath(path);
        Type type = adapter.GetExportedTypes().Single(type => type.IsAssignableTo(typeof(IVersion)));
        return (IVersion)Activator.CreateInstance(type)!;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == ContractName)
        {
            return null;
        }

        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    private static string PathOf(string folder, string assembly) => Path.GetFullPath(Path.Combine(folder, assembly + ".dll"));
}

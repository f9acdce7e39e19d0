using System.Reflection;

namespace StdpKernels.Reporting.Machine;

/// <summary>The version of an assembly, and the commit that it was built from.</summary>
/// <param name="Number">The version, such as <c>0.1.0-preview.0.201</c>.</param>
/// <param name="Commit">The commit; empty where the sources had no history.</param>
public sealed record AssemblyVersion(string Number, string Commit)
{
    public static AssemblyVersion Of(Assembly assembly)
    {
        string text = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        string[] parts = text.Split('+', 2);
        return new AssemblyVersion(parts[0], parts.Length == 2 ? parts[1] : "");
    }

    /// <summary>Both, as an assembly has them.</summary>
    public override string ToString() => Commit.Length == 0 ? Number : $"{Number}+{Commit}";
}

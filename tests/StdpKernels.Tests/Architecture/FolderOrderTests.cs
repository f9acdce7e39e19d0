using NetArchTest.Rules;

namespace StdpKernels.Tests.Architecture;

/// <summary>Folders of the library know only those in front of them, and the public types at the root.</summary>
internal sealed class FolderOrderTests
{
    /// <summary>From the bottom to the top, as in the contributing guide.</summary>
    private static readonly string[] Order =
    [
        "Lanes", "Memory", "Threading", "Validation", "Coefficients", "Rules", "Kernels", "Synapses", "Steps", "Sharding",
    ];

    // Kernels has folders of its own: sums and tiles know nothing of events.
    private static readonly string[] Kernels =
        ["Kernels.Dense", "Kernels.Events", "Kernels.Propagation", "Kernels.Editing", "Kernels.Sparse"];

    private static IEnumerable<TestCaseData> Rules =>
        from order in new[] { Order, Kernels }
        from lower in Enumerable.Range(0, order.Length - 1)
        select new TestCaseData(order[lower], order[(lower + 1)..]).SetArgDisplayNames(order[lower]);

    [TestCaseSource(nameof(Rules))]
    public void Folder_does_not_know_those_above_it(string folder, string[] above)
    {
        TestResult result = Types.InAssembly(typeof(Stdp).Assembly)
            .That().ResideInNamespace($"StdpKernels.{folder}")
            .ShouldNot().HaveDependencyOnAny([.. above.Select(name => $"StdpKernels.{name}")])
            .GetResult();

        Assert.That(
            result.FailingTypes.Select(type => $"{type.FullName}: {type.Explanation}"), Is.Empty, $"{folder} knows a folder above it");
    }

    [Test]
    public void Order_names_all_folders()
    {
        IEnumerable<string> folders = typeof(Stdp).Assembly.GetTypes()
            .Select(type => type.Namespace)
            .Where(name => name?.StartsWith("StdpKernels.", StringComparison.Ordinal) == true)
            .Select(name => name!.Split('.')[1])
            .Distinct();

        // The format of files stands beside the engine.
        Assert.That(folders, Is.EquivalentTo([.. Order, "Checkpoints"]));
    }
}

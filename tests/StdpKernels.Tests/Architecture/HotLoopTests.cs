using Mono.Cecil;
using Mono.Cecil.Cil;

namespace StdpKernels.Tests.Architecture;

/// <summary>
/// Loops that a step runs through are compiled at once with all optimizations, or inlined where they are called: the first steps are as fast as
/// later ones, and no loop waits for the runtime to find out that it is worth it.
/// </summary>
internal sealed class HotLoopTests
{
    private const MethodImplAttributes Inlined = MethodImplAttributes.AggressiveInlining;

    // .NET's number for AggressiveOptimization, which the reader of assemblies does not name.
    private const MethodImplAttributes Optimized = (MethodImplAttributes)512;

    // What runs when a layer is made, and not in its steps.
    private static readonly string[] OfPreparation =
    [
        "RandomSynapses", "SplitMix64", "SparseIndex", "DataCaches",
    ];

    [Test]
    public void A_loop_of_a_kernel_is_compiled_at_once()
    {
        using AssemblyDefinition library = AssemblyDefinition.ReadAssembly(typeof(Stdp).Assembly.Location);
        string[] slow =
        [
            .. library.MainModule.GetTypes()
                .Where(type => type.FullName.StartsWith("StdpKernels.Kernels.", StringComparison.Ordinal))
                .Where(type => !OfPreparation.Contains(type.Name.Split('`')[0]))
                .SelectMany(type => type.Methods)
                .Where(method => method.HasBody && HasLoop(method.Body) && (method.ImplAttributes & (Inlined | Optimized)) == 0)
                .Select(method => $"{method.DeclaringType.Name}.{method.Name}"),
        ];

        Assert.That(slow, Is.Empty);
    }

    private static bool HasLoop(MethodBody body) =>
        body.Instructions.Any(instruction => instruction.Operand is Instruction target && target.Offset <= instruction.Offset);
}

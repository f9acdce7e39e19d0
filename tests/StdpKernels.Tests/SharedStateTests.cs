using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using StdpKernels.Kernels.Dense;
using StdpKernels.Kernels.Processor;
using StdpKernels.Memory;
using StdpKernels.Tests.Support;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels.Tests;

/// <summary>What different states have in common, by looking at their objects: nothing that a step writes.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class SharedStateTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const BindingFlags Instance =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Test]
    public void Two_layers_reach_no_object_in_common_but_their_parameters_and_the_threads(
        [Values("convolution", "postsynaptic rows", "presynaptic rows")] string synapses)
    {
        var parameters = new StdpParameters<T> { WMax = new Data<T>(1).Tensor([1], 0.5, 1) };
        (StdpLayer<T> one, StdpLayer<T> other) = (Make(parameters, synapses), Make(parameters, synapses));

        Assert.That(one.Synapses.Team, Is.SameAs(WorkerTeam.Shared));
        object[] common = [.. Reachable(one).Intersect(Reachable(other), ReferenceEqualityComparer.Instance)];

        object[] shared = [.. Reachable(parameters)];
        Assert.That(shared, Is.Not.Empty);
        Assert.That(common.Except(shared, ReferenceEqualityComparer.Instance), Is.Empty);
        Assert.That(Reachable(one).Count, Is.GreaterThan(40), "objects of a layer that has run");
    }

    [Test]
    public void Static_memory_is_the_threads_the_sizes_of_the_caches_and_what_tests_set()
    {
        IEnumerable<string> fields =
            from type in typeof(Stdp).Assembly.GetTypes()
            where !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.Name.StartsWith('<')
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where !field.IsLiteral
            select $"{type.Name.Split('`')[0]}.{field.Name}";

        Assert.That(fields, Is.EquivalentTo((string[])
        [
            $"{nameof(WorkerTeam)}.<{nameof(WorkerTeam.Shared)}>k__BackingField",
            $"{nameof(Storage<>)}.<{nameof(Storage<>.Guarded)}>k__BackingField",
            $"{nameof(DataCaches)}.<{nameof(DataCaches.Here)}>k__BackingField",
            $"{nameof(BlockSizes)}.<{nameof(BlockSizes.Max)}>k__BackingField",

            // A number that never changes.
            $"{nameof(Members<>)}.Count",
        ]));
    }

    // A layer that has run, with a further trace, parameters that have been exchanged, and spikes that carry numbers.
    private static StdpLayer<T> Make(StdpParameters<T> parameters, string synapses)
    {
        StdpLayer<T> layer = synapses switch
        {
            "convolution" => new StdpConv2dLayer<T>(2, 3, 5, 4, 3, new(), threads: 2),
            "presynaptic rows" => new StdpLinearLayer<T>(2, 45, 20, new(), threads: 2, layout: StdpWeightLayout.PresynapticRows),
            _ => new StdpLinearLayer<T>(2, 45, 20, new(), threads: 2),
        };
        layer.WarmUp();
        layer.Parameters = parameters;
        layer.WarmUp();
        var graded = new GradedSpikeEvents<T>(new SpikeEvents([1, 2], [0, 1, 2]), [T.One, T.NegativeOne]);
        layer.Step(graded, graded);
        layer.State.AddTrace("further", 2, 45).Update(graded, 1, 50);
        return layer;
    }

    /// <summary>All objects that the fields of one lead to, itself included, but for the threads that all layers share.</summary>
    private static HashSet<object> Reachable(object root)
    {
        var found = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out object? next))
        {
            // Empty arrays hold nothing that could be written.
            bool isNew = next is not (string or Type or Pointer or WorkerTeam or Array { Length: 0 })
                && (next.GetType().IsValueType || found.Add(next));
            for (Type? type = isNew && !next.GetType().IsPrimitive ? next.GetType() : null; type is not null; type = type.BaseType)
            {
                foreach (object? value in type.GetFields(Instance).Select(field => field.GetValue(next)))
                {
                    if (value is not null && !value.GetType().IsPrimitive)
                    {
                        open.Push(value);
                    }
                }
            }

            if (isNew && next is Array items && !next.GetType().GetElementType()!.IsPrimitive)
            {
                foreach (object? item in items)
                {
                    if (item is not null)
                    {
                        open.Push(item);
                    }
                }
            }
        }

        return found;
    }
}

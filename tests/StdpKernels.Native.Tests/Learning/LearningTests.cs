using System.Numerics;

namespace StdpKernels.Native.Tests.Learning;

/// <summary>
/// Rules of any parts, gates, changes, eligibility, rewards, traces by their names, groups and convolutions of one dimension have the bits of
/// managed code, and what managed code refuses is refused.
/// </summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class LearningTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Cases = 400;

    [Test]
    public void Random_layers_have_the_bits_of_managed_ones()
    {
        _ = Api.Installation.Prefix;
        var seen = new Dictionary<string, int>();
        for (int seed = 0; seed < Cases; seed++)
        {
            Compare(new LearningCase<T>(seed), $"seed {seed}", seen);
        }

        // A case that is always refused would show nothing.
        string[] rare = [.. Expected().Where(part => seen.GetValueOrDefault(part) < 5)];
        Assert.That(rare, Is.Empty, string.Join(", ", seen));
    }

    private static void Compare(LearningCase<T> random, string name, Dictionary<string, int> seen)
    {
        ManagedLearner<T> managed;
        try
        {
            managed = new ManagedLearner<T>(random);
        }
        catch (ArgumentException)
        {
            Assert.Throws<Api.NativeRefusal>(() => new NativeLearner<T>(random).Dispose(), name);
            Count("a layer that is refused");
            return;
        }

        using var native = new NativeLearner<T>(random);
        foreach (Operation<T> call in random.Operations)
        {
            bool isDone = managed.TryRun(call);
            Assert.That(native.TryRun(call), Is.EqualTo(isDone), $"{name}: {call.Kind}");
            Count(isDone ? call.Kind.ToString() : "a call that is refused");
            Dictionary<string, T[]> expected = managed.Arrays, actual = native.Arrays;
            Assert.That(actual.Keys, Is.EqualTo(expected.Keys), name);
            foreach ((string array, T[] values) in expected)
            {
                SameBits.Assert<T>(actual[array], values, $"{name}: {array} after {call.Kind}");
            }
        }

        foreach (string part in Parts(random))
        {
            Count(part);
        }

        void Count(string what) => seen[what] = seen.GetValueOrDefault(what) + 1;
    }

    private static IEnumerable<string> Parts(LearningCase<T> random)
    {
        StdpParameters<T> rule = random.Parameters;
        yield return $"a layer of kind {random.Kind}";
        yield return $"decay {rule.DynamicsPre.Decay}";
        yield return $"spike {rule.DynamicsPost.Spike}";
        yield return $"plus {rule.CoincidencePlus}, minus {rule.CoincidenceMinus}";
        yield return $"order {rule.Order}";
        yield return $"bounds {rule.BoundScope}";
        yield return rule.Triplet is null ? "pairs" : "triplets";
        yield return rule.TargetPost == 0 ? "no target" : "a target";
        yield return random.Shape.Groups > 1 ? "groups" : "one group";
        yield return random.OfSamples ? "eligibility of samples" : "one eligibility";
    }

    private static IEnumerable<string> Expected() =>
    [
        .. Enum.GetNames<OperationKind>(),
        .. Enum.GetNames<LayerKind>().Select(kind => $"a layer of kind {kind}"),
        .. Enum.GetNames<StdpTraceDecay>().Select(decay => $"decay {decay}"),
        .. Enum.GetNames<StdpTraceSpike>().Select(spike => $"spike {spike}"),
        "plus Included, minus Included", "plus Included, minus Excluded", "plus Excluded, minus Included", "plus Excluded, minus Excluded",
        .. Enum.GetNames<StdpOrder>().Select(order => $"order {order}"),
        .. Enum.GetNames<StdpBoundScope>().Select(scope => $"bounds {scope}"),
        "triplets", "a target", "groups", "eligibility of samples", "one eligibility", "a layer that is refused", "a call that is refused",
    ];
}

using System.Numerics;
using System.Text.Json.Nodes;

namespace StdpKernels.Native.Tests.Learning;

/// <summary>The cases of <see cref="LearningTests{T}"/> through the Python package: the bits of managed code, and the same refusals.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class PythonLearningTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Cases = 400;

    [Test]
    public void Random_layers_have_the_bits_of_managed_ones()
    {
        LearningCase<T>[] cases = [.. Enumerable.Range(0, Cases).Select(seed => new LearningCase<T>(seed))];
        JsonNode[] results = PythonReplay.Run("learn.py", cases.Select(PythonLearningCase.Create));
        Assert.That(results, Has.Length.EqualTo(Cases));
        int compared = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            compared += Compare(cases[seed], results[seed], $"seed {seed}") ? 1 : 0;
        }

        Assert.That(compared, Is.GreaterThan(Cases * 3 / 4));
    }

    private static bool Compare(LearningCase<T> random, JsonNode result, string name)
    {
        ManagedLearner<T> managed;
        try
        {
            managed = new ManagedLearner<T>(random);
        }
        catch (ArgumentException)
        {
            Assert.That(result, Is.InstanceOf<JsonValue>(), $"{name} is refused");
            return false;
        }

        Assert.That(result, Is.InstanceOf<JsonArray>(), $"{name}: {result.ToJsonString()}");
        for (int i = 0; i < random.Operations.Length; i++)
        {
            Operation<T> call = random.Operations[i];
            Assert.That(result[i]!["done"]!.GetValue<bool>(), Is.EqualTo(managed.TryRun(call)), $"{name}: {call.Kind}");
            Dictionary<string, T[]> expected = managed.Arrays;
            JsonObject actual = result[i]!["arrays"]!.AsObject();
            Assert.That(actual.Select(array => array.Key), Is.EqualTo(expected.Keys), name);
            foreach ((string array, T[] values) in expected)
            {
                SameBits.Assert<T>(PythonCase.Values<T>(actual[array]!), values, $"{name}: {array} after {call.Kind}");
            }
        }

        return true;
    }
}

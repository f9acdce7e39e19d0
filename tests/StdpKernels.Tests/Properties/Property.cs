using System.Globalization;
using System.Numerics;
using CsCheck;
using NUnit.Framework.Internal;

namespace StdpKernels.Tests.Properties;

/// <summary>Asks a property of random cases, and says in C# which is the smallest that lacks it.</summary>
internal static class Property
{
    /// <summary>The variable of the environment by which the number of cases is multiplied.</summary>
    public const string Factor = "STDPKERNELS_PROPERTY_FACTOR";

    /// <param name="cases">Where cases come from.</param>
    /// <param name="count">How many.</param>
    /// <param name="assert">Throws for a case that lacks the property.</param>
    /// <param name="keepsParameters">Whether it is a property of layers with the drawn parameters only, not with the default ones.</param>
    /// <param name="alone">Whether cases are asked one after the other, because they share what is static.</param>
    public static void Holds<T>(
        Gen<LayerCase<T>> cases, int count, Action<LayerCase<T>> assert, bool keepsParameters = false, bool alone = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LayerCase<T>? failed = null;
        try
        {
            cases.Sample(
                layer =>
                {
                    if (Failure(layer, assert) is { } failure)
                    {
                        throw new CsCheckException("It fails.", failure);
                    }
                },
                iter: (int)Math.Max(1, count * Multiple()),
                threads: alone ? 1 : -1,
                print: layer =>
                {
                    failed = layer;
                    return "";
                });
        }
        catch (CsCheckException e) when (failed is not null)
        {
            LayerCase<T> smallest = CaseReducer.Reduce(
                failed, layer => Failure(layer, assert) is not null, keepsParameters, limit: TimeSpan.FromSeconds(10));
            Assert.Fail(string.Join(
                Environment.NewLine,
                Failure(smallest, assert),
                "The case, made smaller:",
                CaseCode.Of(smallest),
                "CsCheck says:",
                e.Message));
        }
    }

    private static Exception? Failure<T>(LayerCase<T> layer, Action<LayerCase<T>> assert)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // An assertion that fails here is no failure of the test yet: a smaller case may follow.
        using var isolated = new TestExecutionContext.IsolatedContext();
        try
        {
            assert(layer);
            return null;
        }
#pragma warning disable CA1031 // Whatever it throws is the answer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
    }

    private static double Multiple() =>
        double.Parse(Environment.GetEnvironmentVariable(Factor) ?? "1", CultureInfo.InvariantCulture);
}

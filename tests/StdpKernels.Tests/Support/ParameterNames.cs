using System.Numerics;
using System.Reflection;

namespace StdpKernels.Tests.Support;

/// <summary>The parameters by their names, so that one test runs over all of them, and over those to come.</summary>
internal static class ParameterNames
{
    /// <summary>All of them, as they are declared.</summary>
    public static readonly string[] All =
    [
        .. typeof(StdpParameters<float>).GetProperties()
            .Where(property => property.PropertyType == typeof(StdpParameter<float>))
            .Select(property => property.Name),
    ];

    public static readonly string[] OfPre = [nameof(StdpParameters<>.APre), nameof(StdpParameters<>.TauPreInv)];

    public static readonly string[] OfPost = [nameof(StdpParameters<>.APost), nameof(StdpParameters<>.TauPostInv)];

    public static readonly string[] OfTraces = [.. OfPre, .. OfPost];

    public static readonly string[] OfWeights = [.. All.Except(OfTraces)];

    public static StdpParameters<T> With<T>(this StdpParameters<T> parameters, string name, StdpParameter<T> value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StdpParameters<T> changed = parameters with { };
        Property<T>(name).SetValue(changed, value);
        return changed;
    }

    public static StdpParameter<T> Of<T>(this StdpParameters<T> parameters, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (StdpParameter<T>)Property<T>(name).GetValue(parameters)!;

    private static PropertyInfo Property<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(StdpParameters<T>).GetProperty(name)
            ?? throw new ArgumentException($"There is no parameter {name}.", nameof(name));
}

using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>One way to call a public entry of the library wrongly.</summary>
/// <param name="Name">What is wrong, unique among all.</param>
/// <param name="Check">Makes the call, asserts that it is refused as it must be and changes nothing, and gives the exception.</param>
internal sealed record BadCall(string Name, Func<Exception> Check)
{
    /// <summary>A call that has nothing to change.</summary>
    public static BadCall Of(string name, Refusal refusal, Action call) => new(name, () => refusal.AssertThrown(call));

    /// <summary>A call on activity, weights and a state of the caller.</summary>
    public static BadCall On<T>(string name, Refusal refusal, Func<TestLayer<T>> make, Action<TestLayer<T>> call)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(name, () => refusal.AssertOf(make, call));

    /// <summary>A call on a prepared layer.</summary>
    public static BadCall On<T, TLayer>(string name, Refusal refusal, Func<TLayer> make, Action<TLayer> call)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLayer : StdpLayer<T> => new(name, () => refusal.AssertOf<T, TLayer>(make, call));
}

using System.Numerics;

namespace StdpKernels.Coefficients;

/// <summary>The parameters that only one rule has: beside its rate and its bound, each side may have one more.</summary>
/// <param name="Plus">That of potentiation.</param>
/// <param name="Minus">That of depression; may be the same.</param>
internal readonly record struct OwnParameters<T>(OwnParameter<T> Plus, OwnParameter<T> Minus)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>A parameter that only one rule has.</summary>
/// <param name="Name">Its name in <see cref="StdpParameters{T}"/>.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct OwnParameter<T>(string Name, StdpParameter<T> Value)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

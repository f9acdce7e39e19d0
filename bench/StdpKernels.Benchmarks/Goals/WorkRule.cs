using System.Text.Json.Serialization;

namespace StdpKernels.Benchmarks.Goals;

/// <summary>The rule of a work. Peers and naive loops have the first only.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkRule>))]
internal enum WorkRule
{
    /// <summary>Additive, with numbers.</summary>
    Additive,

    /// <summary>Additive, with a rate for each weight and a time constant for each neuron.</summary>
    Tensors,

    /// <summary>Soft bounds with an exponent that is no half of a whole number.</summary>
    FractionalPow,
}

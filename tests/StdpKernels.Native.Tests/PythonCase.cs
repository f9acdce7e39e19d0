using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace StdpKernels.Native.Tests;

/// <summary>A case as <c>replay.py</c> reads it.</summary>
internal static class PythonCase
{
    public static JsonObject Create<T>(
        string kind, StdpParameters<T> parameters, double dt, (T[] Values, int[] Shape) w, (T[] Values, int[] Shape) tPre, (T[] Values, int[] Shape) tPost)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new()
        {
            ["type"] = typeof(T) == typeof(float) ? "float32" : "float64",
            ["kind"] = kind,
            ["algorithm"] = (int)parameters.Algorithm,
            ["hardbound"] = parameters.HardBound,
            ["dt"] = dt,
            ["parameters"] = new JsonObject
            {
                ["a_pre"] = Parameter(parameters.APre),
                ["a_post"] = Parameter(parameters.APost),
                ["tau_pre_inv"] = Parameter(parameters.TauPreInv),
                ["tau_post_inv"] = Parameter(parameters.TauPostInv),
                ["w_min"] = Parameter(parameters.WMin),
                ["w_max"] = Parameter(parameters.WMax),
                ["eta_plus"] = Parameter(parameters.EtaPlus),
                ["eta_minus"] = Parameter(parameters.EtaMinus),
                ["mu"] = Parameter(parameters.Mu),
                ["mu_plus"] = Parameter(parameters.MuPlus),
                ["mu_minus"] = Parameter(parameters.MuMinus),
            },
            ["pre_shape"] = Numbers(tPre.Shape),
            ["post_shape"] = Numbers(tPost.Shape),
            ["w"] = Text<T>(w.Values),
            ["w_shape"] = Numbers(w.Shape),
            ["t_pre"] = Text<T>(tPre.Values),
            ["t_pre_shape"] = Numbers(tPre.Shape),
            ["t_post"] = Text<T>(tPost.Values),
            ["t_post_shape"] = Numbers(tPost.Shape),
            ["z_pre_shape"] = Numbers(tPre.Shape),
            ["z_post_shape"] = Numbers(tPost.Shape),
            ["steps"] = new JsonArray(),
        };

    public static void AddGeometry(JsonObject target, Conv2dGeometry geometry)
    {
        target["stride"] = Numbers([geometry.Stride.Height, geometry.Stride.Width]);
        target["padding"] = Numbers([geometry.Padding.Height, geometry.Padding.Width]);
        target["dilation"] = Numbers([geometry.Dilation.Height, geometry.Dilation.Width]);
    }

    public static void AddStep<T>(JsonObject target, T[] pre, T[] post, bool lists)
        where T : unmanaged => target["steps"]!.AsArray().Add(new JsonObject
        {
            ["pre"] = Text<T>(pre),
            ["post"] = Text<T>(post),
            ["lists"] = lists,
        });

    public static T[] Values<T>(JsonNode text)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Convert.FromBase64String(text.GetValue<string>())).ToArray();

    public static JsonArray Numbers(int[] numbers) => [.. numbers.Select(number => (JsonNode)number)];

    public static string Text<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Convert.ToBase64String(MemoryMarshal.AsBytes(values));

    // As text, for infinities and NaN; Python reads the same number.
    public static JsonNode Parameter<T>(StdpParameter<T> value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => value.IsTensor
        ? new JsonObject
        {
            ["data"] = Text(value.Values),
            ["shape"] = Numbers([.. Enumerable.Range(0, value.Shape.Rank).Select(d => value.Shape[d])]),
        }
        : value.Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}

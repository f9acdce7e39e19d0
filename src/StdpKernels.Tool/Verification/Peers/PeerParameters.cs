using System.Text.Json;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>The parameters of a case by their names.</summary>
/// <param name="parameters">An object.</param>
internal readonly struct PeerParameters(JsonElement parameters)
{
    /// <summary>A number; infinities are text.</summary>
    public double Number(string name) => Number(Require(name), name);

    /// <summary>A number, or what stands for one that is not there.</summary>
    public double Number(string name, double otherwise) => Has(name) ? Number(name) : otherwise;

    public string Text(string name) => Require(name) is { ValueKind: JsonValueKind.String } text
        ? text.GetString()!
        : throw new JsonException($"params has a {name} that is no text");

    public bool Flag(string name) => Require(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new JsonException($"params has a {name} that is neither true nor false"),
    };

    /// <summary>Two numbers.</summary>
    public (double First, double Second) Pair(string name)
    {
        JsonElement pair = Require(name);
        return pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2
            ? (Number(pair[0], name), Number(pair[1], name))
            : throw new JsonException($"params has a {name} that is not two numbers");
    }

    /// <summary>One integer for height and width or two; that of a width alone, where there is no height.</summary>
    public Size2D Size(string name, int otherwise, bool isWidth)
    {
        if (!Has(name))
        {
            return isWidth ? new Size2D(otherwise == 0 ? 0 : 1, otherwise) : otherwise;
        }

        JsonElement size = Require(name);
        if (size.ValueKind == JsonValueKind.Number && size.TryGetInt32(out int both))
        {
            return isWidth ? new Size2D(both == 0 || name == "padding" ? 0 : 1, both) : both;
        }

        (double height, double width) = Pair(name);
        return new Size2D((int)height, (int)width);
    }

    /// <summary>Parameters of their own.</summary>
    public PeerParameters Object(string name) => Require(name) is { ValueKind: JsonValueKind.Object } found
        ? new PeerParameters(found)
        : throw new JsonException($"params has a {name} that is no object");

    public bool Has(string name) => parameters.TryGetProperty(name, out _);

    private static double Number(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when value.GetString() == "Infinity" => double.PositiveInfinity,
        JsonValueKind.String when value.GetString() == "-Infinity" => double.NegativeInfinity,
        _ => throw new JsonException($"params has a {name} that is no number"),
    };

    private JsonElement Require(string name) => parameters.TryGetProperty(name, out JsonElement value)
        ? value
        : throw new JsonException($"params lacks {name}");
}

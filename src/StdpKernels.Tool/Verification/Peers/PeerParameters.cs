using System.Text.Json;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>The parameters of a case by their names.</summary>
/// <param name="parameters">What the case gives.</param>
internal readonly struct PeerParameters(IReadOnlyDictionary<string, JsonElement> parameters)
{
    public double Number(string name) => Require<double?>(name, "no number")!.Value;

    /// <summary>A number, or what stands for one that is not there.</summary>
    public double Number(string name, double otherwise) => Has(name) ? Number(name) : otherwise;

    /// <summary>A number of things, at least one; what stands for it where it is not there.</summary>
    public int Count(string name, int otherwise)
    {
        int count = Has(name) ? Require<int?>(name, "no whole number")!.Value : otherwise;
        return count >= 1 ? count : throw new JsonException($"params has a {name} of {count}; at least 1 is expected");
    }

    public string Text(string name) => Require<string>(name, "no text");

    public bool Flag(string name) => Require<bool?>(name, "neither true nor false")!.Value;

    /// <summary>Two numbers.</summary>
    public (double First, double Second) Pair(string name) => Require<double[]>(name, "not two numbers") is [double first, double second]
        ? (first, second)
        : throw Another(name, "not two numbers");

    /// <summary>One integer for height and width or two; that of a width alone, where there is no height.</summary>
    public Size2D Size(string name, int otherwise, bool isWidth)
    {
        const string What = "neither a whole number nor two";
        if (Has(name) && Find<int[]>(name) is { } pair)
        {
            return pair is [int height, int width] ? (height, width) : throw Another(name, What);
        }

        int both = Has(name) ? Require<int?>(name, What)!.Value : otherwise;
        return isWidth ? new Size2D(both == 0 || name == "padding" ? 0 : 1, both) : both;
    }

    /// <summary>Parameters of their own.</summary>
    public PeerParameters Object(string name) => new(Require<Dictionary<string, JsonElement>>(name, "no object"));

    public bool Has(string name) => parameters.ContainsKey(name);

    private TValue Require<TValue>(string name, string what)
    {
        CaseJson.Require(Has(name), $"params lacks {name}");
        return Find<TValue>(name) ?? throw Another(name, what);
    }

    /// <summary>A parameter; null where it is of another type.</summary>
    private TValue? Find<TValue>(string name)
    {
        try
        {
            return parameters[name].Deserialize<TValue>(CaseJson.Options);
        }
        catch (JsonException)
        {
            // Told by the name of the parameter: the text of .NET names a place within it.
            return default;
        }
    }

    private static JsonException Another(string name, string what) => new($"params has a {name} that is {what}");
}

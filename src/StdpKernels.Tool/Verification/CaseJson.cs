using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using StdpKernels.Tool.Input;

namespace StdpKernels.Tool.Verification;

/// <summary>What all cases have in common: how they are written, and what is said of one that makes no sense.</summary>
internal static class CaseJson
{
    /// <summary>How long a file may be: what is made of it takes a multiple of it in memory.</summary>
    public const long MaxBytes = 64L << 20;

    private const int KnownSchema = 1;

    /// <summary>The spelling of members, numbers and words.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>Reads a case.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="requireConsistent">Compares its members with each other, with <see cref="Require"/>.</param>
    /// <exception cref="CommandException">The file cannot be read, or it is no complete case.</exception>
    public static TCase Read<TCase>(string path, Action<TCase> requireConsistent)
        where TCase : class
    {
        using FileStream stream = InputFile.Open(path, MaxBytes);
        try
        {
            TCase read = JsonSerializer.Deserialize<TCase>(stream, Options) ?? throw new JsonException("it is null");
            requireConsistent(read);
            return read;
        }
        catch (JsonException e)
        {
            throw Malformed(e);
        }
    }

    /// <summary>Whether a file holds an object with one of some members; null where that cannot be told, since it is damaged.</summary>
    public static bool? HasOneOf(string path, params string[] members)
    {
        try
        {
            using FileStream file = InputFile.Open(path, MaxBytes);
            using JsonDocument document = JsonDocument.Parse(file);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.EnumerateObject().Any(member => members.Any(member.NameEquals));
        }
        catch (Exception e) when (e is JsonException or CommandException or InvalidOperationException)
        {
            // The last is said of a name that is no valid text.
            return null;
        }
    }

    /// <summary>What a case must be.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    public static void Require([DoesNotReturnIf(false)] bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new JsonException(otherwise);
        }
    }

    /// <summary>What every case must have: the format that is read here, and steps.</summary>
    /// <exception cref="JsonException">It has not.</exception>
    public static void RequireSteps(int schema, int steps)
    {
        Require(schema == KnownSchema, $"schema is {schema}, not {KnownSchema}");
        Require(steps >= 1, $"steps is {steps}");
    }

    /// <summary>What is expected is so after steps that there are, the last one among them.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    public static void RequireExpected(IReadOnlyCollection<int> expected, int steps)
    {
        Require(expected.All(step => step >= 1 && step <= steps), $"expected has a step outside of 1 to {steps}");

        // Whatever else is compared, the end is: a case without it would pass without a look.
        Require(expected.Contains(steps), $"expected lacks step {steps}");
    }

    /// <summary>Activity of every step, each as long as it has to be.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    public static void RequireInputs(double[][]? inputs, int steps, string array, Action<double[]> requireLength)
    {
        inputs ??= [];
        Require(inputs.Length == steps, $"inputs have {inputs.Length} steps of {array}, not {steps}");
        foreach (double[] step in inputs)
        {
            requireLength(step);
        }
    }

    /// <summary>A tolerance that lets something pass, and not everything: not infinite, negative or NaN.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    public static void RequireTolerance(double tolerance, string array) => Require(
        double.IsFinite(tolerance) && tolerance >= 0,
        string.Create(CultureInfo.InvariantCulture, $"the tolerance of {OneLine.Short(array)} comes to {tolerance}"));

    /// <summary>The refusal of a case that makes no sense.</summary>
    public static CommandException Malformed(JsonException e) => new($"malformed case: {JsonErrorText.Of(e)}", e);
}

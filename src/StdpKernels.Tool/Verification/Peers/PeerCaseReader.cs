using System.Text.Json;
using System.Text.Json.Serialization;
using StdpKernels.Tool.Input;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>Reads a case of another simulator, and checks that its arrays have the sizes it claims.</summary>
internal static class PeerCaseReader
{
    private const int MaxElements = 1 << 20;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>Whether a file is such a case: it says whose it is.</summary>
    public static bool IsPeerCase(string path)
    {
        try
        {
            using FileStream file = InputFile.Open(path, ReferenceCaseReader.MaxBytes);
            using JsonDocument document = JsonDocument.Parse(file);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("peer", out _);
        }
        catch (Exception e) when (e is JsonException or ToolException)
        {
            return false;
        }
    }

    /// <summary>Reads a case.</summary>
    /// <exception cref="ToolException">The file cannot be read, or it is no complete case.</exception>
    public static PeerCase Read(string path)
    {
        using FileStream stream = InputFile.Open(path, ReferenceCaseReader.MaxBytes);
        try
        {
            PeerCase read = JsonSerializer.Deserialize<PeerCase>(stream, Options) ?? throw new JsonException("it is null");
            RequireConsistent(read);
            return read;
        }
        catch (JsonException e)
        {
            throw new ToolException($"malformed case: {JsonErrorText.Of(e)}", e);
        }
    }

    private static void RequireConsistent(PeerCase read)
    {
        Require(read.Schema == 1, $"schema is {read.Schema}, not 1");
        Require(read.Steps >= 1, $"steps is {read.Steps}");
        Require(read.Parameters.ValueKind == JsonValueKind.Object, "params is no object");
        int rank = read.Kind switch
        {
            "linear" => 2,
            "conv1d" => 3,
            "conv2d" => 4,
            _ => throw new JsonException($"there is no kind '{read.Kind}'"),
        };
        RequireRank(read, LayerArrays.W, rank);

        // Of one sample, a linear rule may leave that out.
        int ofActivity = rank == 2 && read.Shapes.GetValueOrDefault(LayerArrays.ZPre)?.Length == 1 ? 1 : rank;
        RequireRank(read, LayerArrays.ZPre, ofActivity);
        RequireRank(read, LayerArrays.ZPost, ofActivity);
        RequireLength(read.Initial.GetValueOrDefault(LayerArrays.W), read, LayerArrays.W, "initial");
        RequireSteps(read.Inputs.ZPre, read, LayerArrays.ZPre);
        RequireSteps(read.Inputs.ZPost, read, LayerArrays.ZPost);
        if (read.Inputs.Reward is { } reward)
        {
            RequireSteps(reward, read, "reward");
        }

        foreach ((string array, double tolerance) in read.Tolerance)
        {
            Require(double.IsFinite(tolerance) && tolerance >= 0, $"the tolerance of {array} is {tolerance}");
        }

        int[] steps = [.. read.Expected.Select(StepOf)];
        Require(steps.All(step => step >= 1 && step <= read.Steps), $"expected has a step outside of 1 to {read.Steps}");
        Require(steps.Contains(read.Steps), $"expected lacks step {read.Steps}");
        Require(read.Expected.All(expected => expected.ContainsKey(LayerArrays.W)), "expected lacks w");
    }

    /// <summary>The step, from one, that an expected state is behind.</summary>
    public static int StepOf(IReadOnlyDictionary<string, JsonElement> expected) =>
        expected.TryGetValue("step", out JsonElement step) && step.ValueKind == JsonValueKind.Number && step.TryGetInt32(out int number)
            ? number
            : throw new JsonException("expected has a state without a step");

    private static void RequireSteps(double[][] steps, PeerCase read, string array)
    {
        Require(steps.Length == read.Steps, $"inputs have {steps.Length} steps of {array}, not {read.Steps}");
        foreach (double[] step in steps)
        {
            RequireLength(step, read, array, "inputs");
        }
    }

    private static void RequireRank(PeerCase read, string array, int rank)
    {
        int[]? shape = read.Shapes.GetValueOrDefault(array);
        Require(shape is not null && shape.Length == rank && shape.All(dimension => dimension > 0), $"the shape of {array} is not one of {read.Kind}");
    }

    private static void RequireLength(double[]? data, PeerCase read, string array, string place)
    {
        int[]? shape = read.Shapes.GetValueOrDefault(array);
        Require(shape is not null, $"there is no shape of {array}");
        long length = LayerArrays.LengthOf(shape!);
        Require(length is >= 0 and <= MaxElements, $"the shape of {array} is {ShapeText.Of(shape!)}; at most {MaxElements} elements are read");
        Require(data is not null && data.Length == length, $"{place} has {data?.Length ?? 0} values of {array}, whose shape is {ShapeText.Of(shape!)}");
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new JsonException(otherwise);
        }
    }
}

using System.Text.Json;
using static System.FormattableString;
using static StdpKernels.Tool.Verification.CaseJson;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>Reads a case of another simulator, and checks that its arrays have the sizes it claims.</summary>
internal static class PeerCaseReader
{
    /// <summary>How many elements an array may have.</summary>
    public const int MaxElements = 1 << 20;

    /// <summary>Whether a file is such a case: it says whose it is.</summary>
    public static bool IsPeerCase(string path) => HasOneOf(path, "peer") == true;

    /// <summary>Reads a case.</summary>
    /// <exception cref="CommandException">The file cannot be read, or it is no complete case.</exception>
    public static PeerCase Read(string path) => CaseJson.Read<PeerCase>(path, RequireConsistent);

    private static void RequireConsistent(PeerCase read)
    {
        Require(read.Schema == 1, $"schema is {read.Schema}, not 1");
        Require(read.Steps >= 1, $"steps is {read.Steps}");
        int rank = read.Kind switch
        {
            "linear" => 2,
            "conv1d" => 3,
            "conv2d" => 4,
            _ => throw new JsonException($"there is no kind '{OneLine.Short(read.Kind)}'"),
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
            Require(
                double.IsFinite(tolerance) && tolerance >= 0, Invariant($"the tolerance of {OneLine.Short(array)} is {tolerance}"));
        }

        Require(
            read.Expected.All(expected => expected.Step >= 1 && expected.Step <= read.Steps),
            $"expected has a step outside of 1 to {read.Steps}");
        Require(read.Expected.Any(expected => expected.Step == read.Steps), $"expected lacks step {read.Steps}");
        Require(read.Expected.All(expected => expected.Arrays.ContainsKey(LayerArrays.W)), "expected lacks w");
    }

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
        Require(
            shape is not null && shape.Length == rank && shape.All(dimension => dimension > 0),
            $"the shape of {array} is not one of {read.Kind}");
    }

    private static void RequireLength(double[]? data, PeerCase read, string array, string place)
    {
        int[]? shape = read.Shapes.GetValueOrDefault(array);
        Require(shape is not null, $"there is no shape of {array}");
        long length = LayerArrays.LengthOf(shape);
        Require(
            length is >= 0 and <= MaxElements, $"the shape of {array} is {ShapeText.Of(shape)}; at most {MaxElements} elements are read");
        Require(
            data?.Length == length, $"{place} has {data?.Length ?? 0} values of {array}, whose shape is {ShapeText.Of(shape)}");
    }
}

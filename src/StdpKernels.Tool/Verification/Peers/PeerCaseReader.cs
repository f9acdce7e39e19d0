using System.Text.Json;
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
        RequireSteps(read.Schema, read.Steps);
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
        RequireInputs(read.Inputs.ZPre, LayerArrays.ZPre);
        RequireInputs(read.Inputs.ZPost, LayerArrays.ZPost);
        if (read.Inputs.Reward is { } reward)
        {
            RequireInputs(reward, "reward");
        }

        foreach ((string array, double tolerance) in read.Tolerance)
        {
            RequireTolerance(tolerance, array);
        }

        RequireExpected([.. read.Expected.Select(expected => expected.Step)], read.Steps);
        Require(read.Expected.All(expected => expected.Arrays.ContainsKey(LayerArrays.W)), "expected lacks w");

        void RequireInputs(double[][] inputs, string array) =>
            CaseJson.RequireInputs(inputs, read.Steps, array, step => RequireLength(step, read, array, "inputs"));
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

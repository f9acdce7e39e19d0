using static StdpKernels.Tool.Verification.CaseJson;

namespace StdpKernels.Tool.Verification;

/// <summary>Reads a case from its file, and checks that it is complete and that its arrays have the sizes it claims.</summary>
internal static class ReferenceCaseReader
{
    // Beside a dimension of zero any other fits a small file, and rows without elements take their time too.
    private const int MaxDimension = 1 << 20;

    private static readonly string[] Algorithms = ["additive", "additive_step", "multiplicative_pow", "multiplicative_relu"];

    /// <summary>Reads a case.</summary>
    /// <exception cref="CommandException">The file cannot be read, or it is no complete case.</exception>
    public static ReferenceCase Read(string path) => CaseJson.Read<ReferenceCase>(path, RequireConsistent);

    private static void RequireConsistent(ReferenceCase read)
    {
        RequireSteps(read.Schema, read.Steps);
        Require(read.Expected.All(e => e is not null), "expected has a step that is null");
        RequireParameters(read);

        foreach (string array in LayerArrays.StateOf(read.Kind))
        {
            RequireLength(read.Initial.GetValueOrDefault(array), read.Shapes, array, "initial");
            RequireTolerance(read, array);
            foreach (ExpectedStep expected in read.Expected)
            {
                RequireLength(expected[array], read.ExpectedShapes, array, $"expected step {expected.Step}");
            }
        }

        foreach (string array in (ReadOnlySpan<string>)[LayerArrays.ZPre, LayerArrays.ZPost])
        {
            RequireInputs(
                read.Inputs.GetValueOrDefault(array), read.Steps, array, step => RequireLength(step, read.Shapes, array, "inputs"));
        }

        RequireExpected([.. read.Expected.Select(e => e.Step)], read.Steps);
    }

    private static void RequireTolerance(ReferenceCase read, string array)
    {
        Require(read.MaxAbsValue.ContainsKey(array), $"max_abs_value lacks {array}");
        Require(read.RoundingSensitivity.ContainsKey(array), $"rounding_sensitivity lacks {array}");
        Require(
            read.Type != FloatingType.Float32 || read.OriginalError?.GetValueOrDefault(array) is not null,
            $"norse_f32_err lacks {array}");

        CaseJson.RequireTolerance(ArrayComparison.Tolerance(read, array), array);
    }

    private static void RequireParameters(ReferenceCase read)
    {
        ReferenceParameters given = read.Parameters;
        if (read.Kind == CaseKind.Decay)
        {
            return;
        }

        Require(
            given is
            {
                WMin: not null, WMax: not null, EtaPlus: not null, EtaMinus: not null, Mu: not null,
                StdpAlgorithm: not null, HardBound: not null,
            },
            "params lacks one of w_min, w_max, eta_plus, eta_minus, mu, stdp_algorithm, hardbound");
        Require(
            Algorithms.Contains(given.StdpAlgorithm),
            $"the original has no algorithm '{OneLine.Short(given.StdpAlgorithm)}', only {string.Join(", ", Algorithms)}");
        Require(
            read.Kind != CaseKind.Conv2d || given is { Stride: not null, Padding: not null, Dilation: not null },
            "params lacks one of stride, padding, dilation");
    }

    private static void RequireLength(double[]? data, IReadOnlyDictionary<string, int[]> shapes, string array, string place)
    {
        int[]? shape = shapes.GetValueOrDefault(array);
        Require(shape is not null, $"there is no shape of {array}");
        Require(data is not null, $"{place} lacks {array}");
        Require(
            shape.All(dimension => dimension <= MaxDimension),
            $"the shape of {array} is {ShapeText.Of(shape)}; at most {MaxDimension} is read");
        Require(
            data.Length == LayerArrays.LengthOf(shape),
            $"{place} has {data.Length} values of {array}, whose shape is {ShapeText.Of(shape)}");
    }
}

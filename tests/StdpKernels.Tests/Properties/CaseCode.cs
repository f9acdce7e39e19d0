using System.Globalization;
using System.Numerics;
using System.Text;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Properties;

/// <summary>Writes a case as the C# expression that makes it.</summary>
internal static class CaseCode
{
    public static string Of<T>(LayerCase<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string type = typeof(T) == typeof(float) ? "float" : "double";
        var code = new StringBuilder();
        code.AppendLine($"new LayerCase<{type}>").AppendLine("{");
        code.AppendLine(layer.Convolution is { } shape
            ? $"    Convolution = {Of(shape)},"
            : $"    Linear = ({layer.Linear.Batch}, {layer.Linear.Inputs}, {layer.Linear.Outputs}),");
        code.AppendLine($"    Parameters = {Of(layer.Parameters)},");
        code.AppendLine($"    Dt = {Number(layer.Dt)},");
        code.AppendLine($"    W = {Array(layer.W)},");
        code.AppendLine($"    TPre = {Array(layer.TPre)},");
        code.AppendLine($"    TPost = {Array(layer.TPost)},");
        code.AppendLine($"    ZPre = [{string.Join(", ", layer.ZPre.Select(Array))}],");
        code.AppendLine($"    ZPost = [{string.Join(", ", layer.ZPost.Select(Array))}],");
        return code.Append('}').ToString();
    }

    private static string Of(ConvShape shape)
    {
        Conv2dGeometry g = shape.Geometry;
        return $"new ConvShape({shape.Batch}, {shape.Channels}, {Of(shape.Image)}, {shape.Outputs}, {Of(shape.Kernel)})"
            + Environment.NewLine + "    {" + Environment.NewLine
            + $"        Geometry = new() {{ Stride = {Of(g.Stride)}, Padding = {Of(g.Padding)}, Dilation = {Of(g.Dilation)}, Groups = {g.Groups} }},"
            + Environment.NewLine + "    }";
    }

    private static string Of(Size2D size) => $"({size.Height}, {size.Width})";

    private static string Of<T>(StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var code = new StringBuilder();
        code.AppendLine("new()").AppendLine("    {");
        code.AppendLine($"        Algorithm = StdpAlgorithm.{parameters.Algorithm},");
        code.AppendLine($"        HardBound = {(parameters.HardBound ? "true" : "false")},");
        code.AppendLine($"        TraceFloor = {Number(parameters.TraceFloor)},");
        code.AppendLine($"        DynamicsPre = {Of(parameters.DynamicsPre)},");
        code.AppendLine($"        DynamicsPost = {Of(parameters.DynamicsPost)},");
        code.AppendLine($"        CoincidencePlus = StdpCoincidence.{parameters.CoincidencePlus},");
        code.AppendLine($"        CoincidenceMinus = StdpCoincidence.{parameters.CoincidenceMinus},");
        code.AppendLine($"        Order = StdpOrder.{parameters.Order},");
        code.AppendLine($"        BoundScope = StdpBoundScope.{parameters.BoundScope},");
        code.AppendLine($"        TargetPost = {Number(parameters.TargetPost)},");
        if (parameters.Triplet is { } triplet)
        {
            code.AppendLine($"        Triplet = {Of(triplet)},");
        }

        foreach (string name in ParameterNames.All)
        {
            code.AppendLine($"        {name} = {Of(parameters.Of(name))},");
        }

        return code.Append("    }").ToString();
    }

    private static string Of<T>(StdpTriplet<T> triplet)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        $"new() {{ A2Plus = {Of(triplet.A2Plus)}, A3Plus = {Of(triplet.A3Plus)}, A2Minus = {Of(triplet.A2Minus)}, "
        + $"A3Minus = {Of(triplet.A3Minus)}, TauPreSlowInv = {Of(triplet.TauPreSlowInv)}, TauPostSlowInv = {Of(triplet.TauPostSlowInv)} }}";

    private static string Of(StdpTraceDynamics dynamics) =>
        $"new() {{ Decay = StdpTraceDecay.{dynamics.Decay}, Spike = StdpTraceSpike.{dynamics.Spike} }}";

    private static string Of<T>(StdpParameter<T> parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!parameter.IsTensor)
        {
            return Number(parameter.Number);
        }

        IEnumerable<int> shape = Enumerable.Range(0, parameter.Shape.Rank).Select(d => parameter.Shape[d]);
        return $"new({string.Join(", ", [Array(parameter.Values.ToArray()), .. shape.Select(d => $"{d}")])})";
    }

    private static string Array<T>(T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => $"[{string.Join(", ", values.Select(Number))}]";

    /// <summary>A literal with a point, so that it is no integer, and with the suffix of its type.</summary>
    private static string Number<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string type = typeof(T) == typeof(float) ? "float" : "double";
        if (!T.IsFinite(value))
        {
            return T.IsNaN(value) ? $"{type}.NaN" : T.IsPositive(value) ? $"{type}.PositiveInfinity" : $"{type}.NegativeInfinity";
        }

        string digits = value.ToString("R", CultureInfo.InvariantCulture);
        return (digits.Contains('.') || digits.Contains('E') ? digits : digits + ".0") + (type == "float" ? "f" : "");
    }
}

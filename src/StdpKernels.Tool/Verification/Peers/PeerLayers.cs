using System.Numerics;
using System.Text.Json;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>Layers with the sizes and the first weights of a case.</summary>
internal static class PeerLayers
{
    /// <summary>A layer with the rule of a case.</summary>
    public static StdpLayer<T> Create<T>(PeerCase peerCase, StdpParameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int[] pre, int[] post, int[] w) = (Side(peerCase, LayerArrays.ZPre), Side(peerCase, LayerArrays.ZPost), peerCase.Shapes[LayerArrays.W]);
        StdpLayer<T> layer;
        switch (peerCase.Kind)
        {
            case "linear":
                RequireFit(pre, post, w, groups: 1, positions: []);
                layer = new StdpLinearLayer<T>(pre[0], pre[1], post[1], parameters, peerCase.Dt);
                break;
            case "conv1d":
                Conv1dGeometry line = Geometry1d(peerCase);
                RequireFit(pre, post, w, line.Groups, [line.OutputLength(pre[2], w[2])]);
                layer = new StdpConv1dLayer<T>(pre[0], pre[1], pre[2], post[1], w[2], parameters, line, peerCase.Dt);
                break;
            default:
                Conv2dGeometry plane = Geometry2d(peerCase);
                Size2D positions = plane.OutputSize((pre[2], pre[3]), (w[2], w[3]));
                RequireFit(pre, post, w, plane.Groups, [positions.Height, positions.Width]);
                layer = new StdpConv2dLayer<T>(
                    pre[0], pre[1], (pre[2], pre[3]), post[1], (w[2], w[3]), parameters, plane, peerCase.Dt);
                break;
        }

        CaseParameters.ToArray<T>(peerCase.Initial[LayerArrays.W]).CopyTo(layer.EditWeights().Span);
        return layer;
    }

    /// <summary>The shape of an array of a side. A linear layer may leave out that there is one sample.</summary>
    private static int[] Side(PeerCase peerCase, string array)
    {
        int[] shape = peerCase.Shapes[array];
        return shape.Length == 1 ? [1, shape[0]] : shape;
    }

    /// <summary>A layer takes some sizes of each array: if they contradicted each other, it would need other memory than the file, perhaps far more.</summary>
    private static void RequireFit(int[] pre, int[] post, int[] w, int groups, ReadOnlySpan<int> positions)
    {
        RequireShape(post, [pre[0], w[0], .. positions], LayerArrays.ZPost);
        RequireShape(w, [w[0], pre[1] / groups, .. w[2..]], LayerArrays.W);
    }

    private static void RequireShape(int[] shape, ReadOnlySpan<int> expected, string array) => CaseJson.Require(
        expected.SequenceEqual(shape), $"the shape of {array} is {ShapeText.Of(shape)}; {ShapeText.Of(expected)} fits the others");

    private static Conv1dGeometry Geometry1d(PeerCase peerCase)
    {
        var given = new PeerParameters(peerCase.Parameters);
        return new Conv1dGeometry
        {
            Stride = given.Size("stride", 1, isWidth: true).Width,
            Padding = given.Size("padding", 0, isWidth: true).Width,
            Dilation = given.Size("dilation", 1, isWidth: true).Width,
            Groups = given.Count("groups", 1),
        };
    }

    private static Conv2dGeometry Geometry2d(PeerCase peerCase)
    {
        var given = new PeerParameters(peerCase.Parameters);
        return new Conv2dGeometry
        {
            Stride = given.Size("stride", 1, isWidth: false),
            Padding = given.Size("padding", 0, isWidth: false),
            Dilation = given.Size("dilation", 1, isWidth: false),
            Groups = given.Count("groups", 1),
        };
    }

    /// <summary>The inverse of a time constant in the unit of the case.</summary>
    public static double Inverse(double tau) => tau > 0 ? 1 / tau : throw new JsonException($"a time constant is {tau}");
}

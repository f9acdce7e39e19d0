using StdpKernels.Tool.Npz;

namespace StdpKernels.Tool.Recordings;

/// <summary>Reads a recording from an archive and checks that its arrays belong together.</summary>
internal sealed class RecordingReader
{
    private readonly string _path;
    private readonly NpzReader _archive;

    private RecordingReader(string path, NpzReader archive)
    {
        _path = path;
        _archive = archive;
    }

    /// <summary>Reads a recording.</summary>
    /// <param name="path">The archive: <c>w</c>, <c>z_pre</c>, <c>z_post</c>, and perhaps <c>t_pre</c> and <c>t_post</c>.</param>
    /// <param name="geometry">What was asked for, if anything: only a convolution has one.</param>
    /// <exception cref="ToolException">The archive cannot be read, or its arrays do not fit each other.</exception>
    public static Recording Read(string path, Conv2dGeometry? geometry)
    {
        using NpzReader archive = NpzReader.Open(path);
        return new RecordingReader(path, archive).Read(geometry);
    }

    private Recording Read(Conv2dGeometry? geometry)
    {
        NpyArray w = ReadFloating("w");
        return w.Shape.Length switch
        {
            2 when geometry is not null => throw new ToolException(
                $"{_path}: array 'w' has rank 2, a linear layer, but --stride, --padding and "
                + "--dilation are for a convolution (rank 4)"),
            2 => ReadLinear(w),
            4 => ReadConv2d(w, geometry ?? default),
            _ => throw new ToolException(
                $"{_path}: array 'w' has shape {ShapeText.Of(w.Shape)}; rank 2 (linear) or rank 4 (convolution) is expected"),
        };
    }

    private Recording ReadLinear(NpyArray w)
    {
        NpyArray zPre = ReadActivity("z_pre", "[steps, batch, n_pre]", rank: 3);
        NpyArray zPost = ReadActivity("z_post", "[steps, batch, n_post]", rank: 3);
        (int steps, int batch) = (zPre.Shape[0], zPre.Shape[1]);
        RequireShape("z_pre", zPre, [steps, batch, w.Shape[1]], $"w {ShapeText.Of(w.Shape)}");
        RequireShape("z_post", zPost, [steps, batch, w.Shape[0]], $"w {ShapeText.Of(w.Shape)} and z_pre {ShapeText.Of(zPre.Shape)}");
        return WithTraces(w, zPre, zPost, geometry: null);
    }

    private Recording ReadConv2d(NpyArray w, Conv2dGeometry geometry)
    {
        NpyArray zPre = ReadActivity("z_pre", "[steps, batch, channels, height, width]", rank: 5);
        NpyArray zPost = ReadActivity("z_post", "[steps, batch, out_channels, height, width]", rank: 5);
        (int steps, int batch, int height, int width) = (zPre.Shape[0], zPre.Shape[1], zPre.Shape[3], zPre.Shape[4]);
        RequireShape("z_pre", zPre, [steps, batch, w.Shape[1], height, width], $"w {ShapeText.Of(w.Shape)}");

        (int kernelHeight, int kernelWidth) = (w.Shape[2], w.Shape[3]);
        if (kernelHeight < 1 || kernelWidth < 1)
        {
            throw new ToolException(
                $"{_path}: array 'w' has shape {ShapeText.Of(w.Shape)}; a kernel has at least one row and one column");
        }

        Size2D output = geometry.OutputSize((height, width), (kernelHeight, kernelWidth));
        if (output.Height < 1 || output.Width < 1)
        {
            throw new ToolException(
                $"{_path}: the kernel of w {ShapeText.Of(w.Shape)} does not fit into the image of z_pre {ShapeText.Of(zPre.Shape)} "
                + $"with padding {geometry.Padding} and dilation {geometry.Dilation}");
        }

        RequireShape(
            "z_post",
            zPost,
            [steps, batch, w.Shape[0], output.Height, output.Width],
            $"w {ShapeText.Of(w.Shape)}, z_pre {ShapeText.Of(zPre.Shape)}, "
            + $"stride {geometry.Stride}, padding {geometry.Padding} and dilation {geometry.Dilation}");
        return WithTraces(w, zPre, zPost, geometry);
    }

    private Recording WithTraces(NpyArray w, NpyArray zPre, NpyArray zPost, Conv2dGeometry? geometry) =>
        new(w, zPre, zPost, ReadTrace("t_pre", "z_pre", zPre), ReadTrace("t_post", "z_post", zPost), geometry);

    private NpyArray? ReadTrace(string name, string activityName, NpyArray activity)
    {
        NpyArray? trace = _archive.TryRead(name);
        if (trace is not null)
        {
            RequireFloating(name, trace);
            RequireShape(name, trace, activity.Shape[1..], $"{activityName} {ShapeText.Of(activity.Shape)}");
        }

        return trace;
    }

    private NpyArray ReadActivity(string name, string axes, int rank)
    {
        NpyArray activity = _archive.Read(name);
        if (activity.Shape.Length != rank)
        {
            throw new ToolException($"{_path}: array '{name}' has shape {ShapeText.Of(activity.Shape)}; rank {rank} is expected, {axes}");
        }

        return activity.Shape[0] > 0
            ? activity
            : throw new ToolException($"{_path}: array '{name}' has shape {ShapeText.Of(activity.Shape)}; at least one step is expected");
    }

    private NpyArray ReadFloating(string name)
    {
        NpyArray array = _archive.Read(name);
        RequireFloating(name, array);
        return array;
    }

    private void RequireFloating(string name, NpyArray array)
    {
        if (array.Type != NpyDataType.Float32 && array.Type != NpyDataType.Float64)
        {
            throw new ToolException($"{_path}: array '{name}' has dtype {array.Type}; float32 or float64 is expected");
        }
    }

    private void RequireShape(string name, NpyArray array, ReadOnlySpan<int> expected, string reason)
    {
        if (!array.Shape.SequenceEqual(expected))
        {
            throw new ToolException(
                $"{_path}: array '{name}' has shape {ShapeText.Of(array.Shape)}; {ShapeText.Of(expected)} fits {reason}");
        }
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;

namespace StdpKernels.Tool.Commands;

/// <summary>The options of a convolution: where its patches lie.</summary>
internal sealed class GeometryOptions
{
    private readonly Option<Size2D?> _stride =
        Size("--stride", 1, "Convolution: distance between patches, such as 2 or 2,1. [default: 1]");
    private readonly Option<Size2D?> _padding = Size("--padding", 0, "Convolution: zeros on each side. [default: 0]");
    private readonly Option<Size2D?> _dilation = Size("--dilation", 1, "Convolution: distance within a patch. [default: 1]");

    public void AddTo(Command command)
    {
        command.Add(_stride);
        command.Add(_padding);
        command.Add(_dilation);
    }

    /// <summary>The geometry that a command line asks for, null where it asks for none.</summary>
    public Conv2dGeometry? GetGeometry(ParseResult parsed)
    {
        Size2D? stride = parsed.GetValue(_stride);
        Size2D? padding = parsed.GetValue(_padding);
        Size2D? dilation = parsed.GetValue(_dilation);
        return stride is null && padding is null && dilation is null
            ? null
            : new Conv2dGeometry { Stride = stride ?? 1, Padding = padding ?? 0, Dilation = dilation ?? 1 };
    }

    /// <summary>The name of one that was given, null if none was.</summary>
    public string? FindGiven(CommandResult result) => ((Option[])[_stride, _padding, _dilation])
        .FirstOrDefault(option => result.GetResult(option) is { Implicit: false })?.Name;

    private static Option<Size2D?> Size(string name, int minimum, string description) => new(name)
    {
        HelpName = "H,W",
        Description = description,
        CustomParser = result => OptionParsers.Size(result, minimum),
    };
}

using StdpKernels.Benchmarks;
using StdpKernels.Benchmarks.Goals;
using StdpKernels.VersionContract;

namespace StdpKernels.VersionBenchmarks.Rows;

/// <summary>One kind of step that both versions are measured with.</summary>
/// <param name="Work">The layer, how much fires, and how many threads share a step.</param>
/// <param name="Form">How the library is asked.</param>
/// <param name="Rule">The rule.</param>
/// <param name="IsDouble">Whether numbers have double precision.</param>
internal sealed record VersionRow(Work Work, StepForm Form, StepRule Rule, bool IsDouble = false)
{
    private const int SmallBatch = 32;
    private const int SmallInputs = 96;
    private const int SmallOutputs = 64;
    private const int SmallChannels = 4;
    private const int SmallImage = 9;

    public static StepRule Additive { get; } = new("Additive");

    /// <summary>The row in a few words.</summary>
    public string Title
    {
        get
        {
            // The title of linear work begins with the words "event lists", that of a convolution says nothing of them.
            string form = Form switch
            {
                StepForm.Call => ", functional call",
                StepForm.Events when Work.Layer is ConvLayer => ", event lists",
                _ => "",
            };
            string exponent = Rule.Mu == 0 ? "" : FormattableString.Invariant($" {Rule.Mu}");
            string rule = Rule == Additive ? "" : $", {Rule.Algorithm}{exponent}{(Rule.HasTensors ? " with tensors" : "")}";
            return Work.Title + form + rule + (IsDouble ? ", double" : "");
        }
    }

    /// <summary>The same kind of step on a layer so small that hundreds of steps take no time.</summary>
    public VersionRow Small => this with
    {
        Work = Work with
        {
            Layer = Work.Layer switch
            {
                LinearLayer l => new LinearLayer(
                    Math.Min(l.Batch, SmallBatch), Math.Min(l.Inputs, SmallInputs), Math.Min(l.Outputs, SmallOutputs)),
                ConvLayer c => c with
                {
                    Batch = Math.Min(c.Batch, 2),
                    Channels = Math.Min(c.Channels, SmallChannels),
                    Size = SmallImage,
                },
                _ => Work.Layer,
            },
        },
    };

    /// <summary>A row of the report.</summary>
    public static VersionRow Of(Work work) => new(work, work.FromEvents ? StepForm.Events : StepForm.Layer, Additive);

    /// <summary>Whether the title has some words, with <c>x</c> for × and <c>-></c> for →, in any case.</summary>
    public bool Matches(string words) => Plain(Title).Contains(Plain(words), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string title) => title.Replace('×', 'x').Replace("→", "->", StringComparison.Ordinal);
}

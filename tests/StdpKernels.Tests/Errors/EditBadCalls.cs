using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Errors;

/// <summary>Invalid edits of the weights of every kind of layer.</summary>
internal static class EditBadCalls<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // [4, 5] or [5, 4], and [4, 1, 1, 5].
    private static readonly Dictionary<string, (Refusal Refusal, Action<StdpLayer<T>> Call)> Errors = new()
    {
        ["a target below zero"] = (Refusal.OutOfRange("target", "-1", "0"), l => l.NormaliseWeights(T.NegativeOne)),
        ["a target that is no number"] = (Refusal.OutOfRange("target", "NaN"), l => l.NormaliseWeights(T.NaN)),
        ["an infinite target"] = (Refusal.OutOfRange("target", "finite"), l => l.NormaliseWeights(T.PositiveInfinity)),
        ["an undefined norm"] = (Refusal.OutOfRange("norm", "L1, L2", "2"), l => l.NormaliseWeights(T.One, (StdpNorm)2)),
        ["an undefined fan"] =
            (Refusal.OutOfRange("fan", "In, Out", "-1"), l => l.NormaliseWeights(T.One, StdpNorm.L2, (StdpFan)(-1))),
        ["normalisation while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.NormaliseWeights(T.One))),
        ["scaling while another call is at work"] = (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.ScaleWeights(T.One))),
        ["too few factors"] = (new("factors", "4", "3"), l => l.ScaleWeights(new T[3], StdpFan.In)),
        ["too many factors"] = (new("factors", "4", "5"), l => l.ScaleWeights(new T[5], StdpFan.In)),
        ["factors in the weights"] =
            (new("factors", "the weights", "overlap"), l => l.ScaleWeights(l.Weights.Span[..4], StdpFan.In)),
        ["factors of an undefined fan"] = (Refusal.OutOfRange("fan", "2"), l => l.ScaleWeights(new T[4], (StdpFan)2)),
        ["factors while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.ScaleWeights(new T[4], StdpFan.In))),
        ["a negative share"] = (Refusal.OutOfRange("share", "from 0 to 1"), l => l.DecayWeights(-T.Epsilon)),
        ["a share above one"] = (Refusal.OutOfRange("share", "2"), l => l.DecayWeights(T.One + T.One)),
        ["a share that is no number"] = (Refusal.OutOfRange("share", "NaN"), l => l.DecayWeights(T.NaN)),
        ["decay while another call is at work"] = (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.DecayWeights(T.One))),
        ["exchanged bounds"] = (new("max", "at least", "1", "0"), l => l.ClipWeights(T.One, T.Zero)),
        ["a bound that is no number"] = (new("max", "NaN"), l => l.ClipWeights(T.NaN, T.One)),
        ["clipping while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.ClipWeights(T.Zero, T.One))),
        ["too short a mask"] = (new("mask", "19"), l => l.MaskWeights(new bool[19])),
        ["a mask in the weights"] = (new("mask", "the weights", "overlap"), l => l.MaskWeights(
            System.Runtime.InteropServices.MemoryMarshal.Cast<T, bool>(l.EditWeights().Span)[..20])),
        ["a mask while another call is at work"] =
            (LayerBadCalls<T>.AtWork, l => Busy.While(l.State, () => l.MaskWeights(new bool[20]))),
    };

    public static IEnumerable<BadCall> All()
    {
        foreach ((string kind, Func<StdpLayer<T>> make) in LayerBadCalls<T>.Kinds.Append(("sparse layer", SparseBadCalls<T>.Full)))
        {
            foreach ((string error, (Refusal refusal, Action<StdpLayer<T>> call)) in Errors)
            {
                yield return BadCall.On<T, StdpLayer<T>>($"{kind}, edits, {error}", refusal, make, call);
            }
        }
    }
}

using StdpKernels.Threading;

namespace StdpKernels.Kernels;

/// <summary>The groups of a convolution: neighbouring channels of either side, which have weights between each other and to no others.</summary>
/// <param name="Count">How many groups there are.</param>
/// <param name="Channels">Presynaptic channels of a group.</param>
/// <param name="Outputs">Postsynaptic channels of a group.</param>
internal readonly record struct ChannelGroups(int Count, int Channels, int Outputs)
{
    /// <summary>The groups of weights <c>[O, C / g, kh, kw]</c>.</summary>
    public static ChannelGroups Of(TensorShape w, int groups) => new(groups, w[1], w[0] / groups);

    /// <summary>How many channels of one side a group has.</summary>
    /// <param name="post">Whether it is the postsynaptic side.</param>
    public int Size(bool post) => post ? Outputs : Channels;

    /// <summary>The group that a channel of one side belongs to.</summary>
    public int Of(int channel, bool post) => channel / Size(post);

    /// <summary>The channels of a group.</summary>
    public RowRange Range(int group, bool post) => new(group * Size(post), (group + 1) * Size(post));

    /// <summary>The groups that some channels of one side belong to.</summary>
    /// <param name="channels">Neighbouring channels.</param>
    /// <param name="post">Whether they are of the postsynaptic side.</param>
    public RowRange Among(RowRange channels, bool post) =>
        channels.Count == 0 ? default : new(Of(channels.First, post), Of(channels.End - 1, post) + 1);

    /// <summary>Those of some channels of one side that belong to a group, which is one of theirs.</summary>
    public RowRange Common(int group, RowRange channels, bool post)
    {
        RowRange range = Range(group, post);
        return new(Math.Max(range.First, channels.First), Math.Min(range.End, channels.End));
    }
}

using System.Numerics;
using StdpKernels.Kernels.Events;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>Activity of any kind as lists of neurons.</summary>
internal static class ListedActivity
{
    /// <summary>Events as they are, and the spikes of what is dense, unless that is graded or too dense to list.</summary>
    /// <param name="activity">Valid activity.</param>
    /// <param name="shape">The shape of its trace.</param>
    /// <param name="scratch">Memory for the lists.</param>
    /// <param name="events">The lists; nothing where the answer is no.</param>
    public static bool TryOf<T>(scoped in StdpActivity<T> activity, TensorShape shape, SpikeScratch scratch, out SpikeEvents events)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        events = activity.Events;
        return activity.IsEvents || SpikeScan.TryList(activity.Dense.Span, shape, scratch, out events);
    }
}

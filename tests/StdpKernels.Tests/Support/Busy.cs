using System.Numerics;
using StdpKernels.Threading;

namespace StdpKernels.Tests.Support;

/// <summary>A state that another call is at work on.</summary>
internal static class Busy
{
    public static void While<T>(StdpState<T> state, Action call)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using CallGate.Entry entry = state.Gate.Enter();
        call();
    }
}

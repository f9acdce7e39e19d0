using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Synapses;

namespace StdpKernels.Steps;

/// <content>Windows of steps.</content>
internal sealed partial class BoundStep<T>
{
    /// <summary>Moves the traces through a window of steps, and then changes the weights by all of them.</summary>
    /// <param name="window">Its memory, in which the copies of lists are.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="zPre">Presynaptic activity of every step.</param>
    /// <param name="zPost">Postsynaptic activity of every step.</param>
    /// <param name="traces">The update of the traces.</param>
    /// <param name="w">The weights.</param>
    /// <param name="steady">What is known of them.</param>
    [MethodImpl(Hot.Way)]
    public void RunWindow(
        WindowOperands<T> window,
        int steps,
        in StdpActivity<T> zPre,
        in StdpActivity<T> zPost,
        BoundTraces<T> traces,
        Span<T> w,
        ref SteadyWeights<T> steady)
    {
        if (!_isReserved)
        {
            Reserve(w);
        }

        bool isWorthIt = _update.TakesWindow(steps, zPre.IsEvents || zPost.IsEvents, w);
        if (!isWorthIt || _ordered is not null || _modulations.Length > 0 || traces.AreSplit)
        {
            window.ReserveLists(steps);
            RunSteps(window, zPre, zPost, traces, w, ref steady);
            return;
        }

        window.Reserve(steps);
        _update.ReserveWindow(window);
        WindowActivity.Fill(zPre, steps, window.Pre);
        WindowActivity.Fill(zPost, steps, window.Post);
        traces.Run(window);
        if (!w.IsEmpty)
        {
            _update.RunWindow(window, w, ref steady);
        }
    }

    // Where a window gains nothing, or steps are more than one pass: no memory for the traces of every step is needed.
    [MethodImpl(Hot.Way)]
    private void RunSteps(
        WindowOperands<T> window,
        in StdpActivity<T> zPre,
        in StdpActivity<T> zPost,
        BoundTraces<T> traces,
        Span<T> w,
        ref SteadyWeights<T> steady)
    {
        for (int step = 0; step < window.Steps; step++)
        {
            Run(WindowActivity.Of(zPre, step, window.Pre), WindowActivity.Of(zPost, step, window.Post), traces, w, ref steady);
        }
    }
}

using System.Runtime.InteropServices;

namespace StdpKernels.Native.Tests.Api;

/// <content>What rules have beside steps: gates, changes, eligibility, traces by their names.</content>
internal sealed unsafe partial class NativeLayer<T>
{
    public IEnumerable<string> TraceNames
    {
        get
        {
            Checked.Succeeds(Native.TraceCount(_handle, out int count));
            return Enumerable.Range(0, count).Select(index =>
            {
                byte* name;
                Checked.Succeeds(Native.TraceName(_handle, index, &name));
                return Marshal.PtrToStringUTF8((nint)name)!;
            });
        }
    }

    public void Learn(NativeActivity<T> pre, NativeActivity<T> post) =>
        pre.With(post, (zPre, zPost) => Native.LayerLearn(_handle, (Native.Activity*)zPre, (Native.Activity*)zPost));

    public void StepGated(NativeActivity<T> pre, NativeActivity<T> post, double gate) =>
        pre.With(post, (zPre, zPost) => Native.LayerStepGated(_handle, (Native.Activity*)zPre, (Native.Activity*)zPost, gate));

    /// <summary>What a step, or the second half of one, would change the weights by.</summary>
    public void Changes(NativeActivity<T> pre, NativeActivity<T> post, T[] changes, bool add, bool step) => pre.With(post, (zPre, zPost) =>
    {
        fixed (T* first = changes)
        {
            int flag = add ? 1 : 0;
            Native.Activity* a = (Native.Activity*)zPre, b = (Native.Activity*)zPost;
            return (NativeParameters<T>.IsFloat, step) switch
            {
                (true, true) => Native.StepChangesF32(_handle, a, b, first, changes.Length, flag),
                (true, false) => Native.LearnChangesF32(_handle, a, b, first, changes.Length, flag),
                (false, true) => Native.StepChangesF64(_handle, a, b, first, changes.Length, flag),
                (false, false) => Native.LearnChangesF64(_handle, a, b, first, changes.Length, flag),
            };
        }
    });

    public void AddEligibility(double tauInv, StdpTraceDecay decay, bool ofSamples) =>
        Checked.Succeeds(Native.AddEligibility(_handle, tauInv, (int)decay, ofSamples ? 1 : 0));

    public void StepEligibility(NativeActivity<T> pre, NativeActivity<T> post) =>
        pre.With(post, (zPre, zPost) => Native.StepEligibility(_handle, (Native.Activity*)zPre, (Native.Activity*)zPost));

    public void Reward(RewardOf whom, T[] rewards)
    {
        fixed (T* first = rewards)
        {
            Checked.Succeeds(NativeParameters<T>.IsFloat
                ? Native.RewardF32(_handle, (int)whom, first, rewards.Length)
                : Native.RewardF64(_handle, (int)whom, first, rewards.Length));
        }
    }

    public void RewardAndStep(RewardOf whom, T[] rewards, NativeActivity<T> pre, NativeActivity<T> post) => pre.With(post, (zPre, zPost) =>
    {
        fixed (T* first = rewards)
        {
            Native.Activity* a = (Native.Activity*)zPre, b = (Native.Activity*)zPost;
            return NativeParameters<T>.IsFloat
                ? Native.RewardAndStepF32(_handle, (int)whom, first, rewards.Length, a, b)
                : Native.RewardAndStepF64(_handle, (int)whom, first, rewards.Length, a, b);
        }
    });

    public void CopyEligibility(T[] eligibility)
    {
        fixed (T* first = eligibility)
        {
            Checked.Succeeds(NativeParameters<T>.IsFloat
                ? Native.CopyEligibilityF32(_handle, first, eligibility.Length)
                : Native.CopyEligibilityF64(_handle, first, eligibility.Length));
        }
    }

    /// <summary>A trace by its name.</summary>
    public Span<T> Trace(string name, out int[] dimensions)
    {
        void* trace;
        int rank;
        int* shape = stackalloc int[4];
        Checked.Succeeds(NativeParameters<T>.IsFloat
            ? Native.TraceF32(_handle, name, &trace, &rank, shape)
            : Native.TraceF64(_handle, name, &trace, &rank, shape));
        dimensions = new Span<int>(shape, rank).ToArray();
        return new Span<T>(trace, dimensions.Aggregate(1, (product, d) => product * d));
    }

    public void AddTrace(string name, int[] shape)
    {
        fixed (int* dimensions = shape)
        {
            Checked.Succeeds(Native.AddTrace(_handle, name, shape.Length, dimensions));
        }
    }

    public void UpdateTrace(string name, NativeActivity<T> z, double amplitude, double tauInv, double floor, StdpTraceDynamics dynamics) =>
        z.With(z, (activity, _) => Native.UpdateTrace(
            _handle, name, (Native.Activity*)activity, amplitude, tauInv, floor, (int)dynamics.Decay, (int)dynamics.Spike));

    public void LearnFrom(NativeActivity<T> pre, NativeActivity<T> post, string tracePre, string tracePost) =>
        pre.With(post, (zPre, zPost) =>
            Native.LearnFrom(_handle, (Native.Activity*)zPre, (Native.Activity*)zPost, tracePre, tracePost));

    public void ScaleWeights(T[] factors, StdpFan fan)
    {
        fixed (T* first = factors)
        {
            Checked.Succeeds(NativeParameters<T>.IsFloat
                ? Native.ScaleWeightsEachF32(_handle, first, factors.Length, (int)fan)
                : Native.ScaleWeightsEachF64(_handle, first, factors.Length, (int)fan));
        }
    }

    public void MaskWeights(bool[] mask)
    {
        fixed (bool* first = mask)
        {
            Checked.Succeeds(Native.MaskWeights(_handle, first, mask.Length));
        }
    }

    public void SetParameters(NativeParameters<T> parameters) =>
        Checked.Succeeds(Native.LayerSetParameters(_handle, parameters.Handle));
}

/// <summary><c>stdp_reward</c> of the header.</summary>
internal enum RewardOf
{
    All,
    Neurons,
    Samples,
}

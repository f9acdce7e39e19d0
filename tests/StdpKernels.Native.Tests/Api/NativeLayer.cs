using System.Numerics;
using StdpKernels.DigestWorkload;

namespace StdpKernels.Native.Tests.Api;

/// <summary>A layer of the library, of the sizes of a workload.</summary>
internal sealed unsafe partial class NativeLayer<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeParameters<T> _parameters;
    private readonly nint _handle;
    private readonly (int Weights, int Pre, int Post) _sizes;

    public NativeLayer(WorkloadShape shape, StdpParameters<T> parameters, int threads, StdpWeightLayout layout, double dt)
    {
        _sizes = (
            shape.Outputs * (shape.Channels / shape.Groups) * shape.Kernel,
            shape.Batch * shape.Channels * shape.Image,
            shape.Batch * shape.Outputs * shape.Positions);
        _parameters = new NativeParameters<T>(parameters);
        if (shape.Geometry is { } geometry)
        {
            int[] numbers = Geometry(geometry);
            fixed (int* pointer = numbers)
            {
                Checked.Succeeds(Native.Conv2dLayerCreate(
                    shape.Batch,
                    shape.Channels,
                    shape.ImageSize.Height,
                    shape.ImageSize.Width,
                    shape.Outputs,
                    shape.KernelSize.Height,
                    shape.KernelSize.Width,
                    pointer,
                    _parameters.Handle,
                    dt,
                    threads,
                    out _handle));
            }
        }
        else
        {
            Checked.Succeeds(Native.LinearLayerCreate(
                shape.Batch, shape.Channels, shape.Outputs, _parameters.Handle, dt, threads, (int)layout, out _handle));
        }
    }

    /// <summary>A convolution of one dimension.</summary>
    public NativeLayer(WorkloadShape shape, Conv1dGeometry geometry, StdpParameters<T> parameters, int threads, double dt)
    {
        _sizes = (
            shape.Outputs * (shape.Channels / shape.Groups) * shape.Kernel,
            shape.Batch * shape.Channels * shape.Image,
            shape.Batch * shape.Outputs * shape.Positions);
        _parameters = new NativeParameters<T>(parameters);
        Checked.Succeeds(Native.Conv1dLayerCreate(
            shape.Batch,
            shape.Channels,
            shape.Image,
            shape.Outputs,
            shape.Kernel,
            geometry.Stride,
            geometry.Padding,
            geometry.Dilation,
            geometry.Groups,
            _parameters.Handle,
            dt,
            threads,
            out _handle));
    }

    public Span<T> Weights
    {
        get
        {
            void* w;
            Checked.Succeeds(NativeParameters<T>.IsFloat ? Native.EditWeightsF32(_handle, &w) : Native.EditWeightsF64(_handle, &w));
            return new Span<T>(w, _sizes.Weights);
        }
    }

    public Span<T> TPre => Traces(out _);

    public Span<T> TPost
    {
        get
        {
            Traces(out void* tPost);
            return new Span<T>(tPost, _sizes.Post);
        }
    }

    public static int[] Geometry(Conv2dGeometry geometry) =>
    [
        geometry.Stride.Height, geometry.Stride.Width, geometry.Padding.Height, geometry.Padding.Width, geometry.Dilation.Height,
        geometry.Dilation.Width, geometry.Groups,
    ];

    public void Step(NativeActivity<T> pre, NativeActivity<T> post) =>
        pre.With(post, (zPre, zPost) => Native.LayerStep(_handle, (Native.Activity*)zPre, (Native.Activity*)zPost));

    public void UpdateTraces(NativeActivity<T> pre, NativeActivity<T> post) =>
        pre.With(post, (zPre, zPost) => Native.LayerUpdateTraces(_handle, (Native.Activity*)zPre, (Native.Activity*)zPost));

    public void StepWindow(int steps, NativeActivity<T> pre, NativeActivity<T> post) =>
        pre.With(post, (zPre, zPost) => Native.LayerStepWindow(_handle, steps, (Native.Activity*)zPre, (Native.Activity*)zPost));

    /// <summary>Adds to the currents of one side what the activity of the other carries.</summary>
    public void Propagate(NativeActivity<T> z, T[] currents, bool back) => z.With(z, (activity, _) =>
    {
        fixed (T* sums = currents)
        {
            var fired = (Native.Activity*)activity;
            return (NativeParameters<T>.IsFloat, back) switch
            {
                (true, false) => Native.PropagateF32(_handle, fired, sums, currents.Length),
                (true, true) => Native.PropagateBackF32(_handle, fired, sums, currents.Length),
                (false, false) => Native.PropagateF64(_handle, fired, sums, currents.Length),
                (false, true) => Native.PropagateBackF64(_handle, fired, sums, currents.Length),
            };
        }
    });

    public void WarmUp(int windowSteps) => Checked.Succeeds(Native.LayerWarmUpWindows(_handle, windowSteps));

    public void NormaliseWeights(double target, StdpNorm norm, StdpFan fan) =>
        Checked.Succeeds(Native.NormaliseWeights(_handle, target, (int)norm, (int)fan));

    public void ScaleWeights(double factor) => Checked.Succeeds(Native.ScaleWeights(_handle, factor));

    public void DecayWeights(double share, double rest) => Checked.Succeeds(Native.DecayWeights(_handle, share, rest));

    public void ClipWeights(double min, double max) => Checked.Succeeds(Native.ClipWeights(_handle, min, max));

    public void Dispose()
    {
        Checked.Succeeds(Native.LayerFree(_handle));
        _parameters.Dispose();
    }

    private Span<T> Traces(out void* post)
    {
        void* pre;
        void* second;
        Checked.Succeeds(
            NativeParameters<T>.IsFloat ? Native.TracesF32(_handle, &pre, &second) : Native.TracesF64(_handle, &pre, &second));
        post = second;
        return new Span<T>(pre, _sizes.Pre);
    }
}

using System.Numerics;
using StdpKernels.DigestWorkload;

namespace StdpKernels.Native.Tests.Api;

/// <summary>A layer of the library, of the sizes of a workload.</summary>
internal sealed unsafe class NativeLayer<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeParameters<T> _parameters;
    private readonly nint _handle;
    private readonly WorkloadShape _shape;

    public NativeLayer(WorkloadShape shape, StdpParameters<T> parameters, int threads, StdpWeightLayout layout, double dt)
    {
        _shape = shape;
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

    public Span<T> Weights
    {
        get
        {
            void* w;
            Checked.Succeeds(NativeParameters<T>.IsFloat ? Native.EditWeightsF32(_handle, &w) : Native.EditWeightsF64(_handle, &w));
            return new Span<T>(w, _shape.Outputs * _shape.Channels * _shape.Kernel);
        }
    }

    public Span<T> TPre => Traces(out _);

    public Span<T> TPost
    {
        get
        {
            Traces(out void* tPost);
            return new Span<T>(tPost, _shape.Batch * _shape.Outputs * _shape.Positions);
        }
    }

    public static int[] Geometry(Conv2dGeometry geometry) =>
    [
        geometry.Stride.Height, geometry.Stride.Width, geometry.Padding.Height, geometry.Padding.Width, geometry.Dilation.Height,
        geometry.Dilation.Width,
    ];

    public void Step(NativeActivity<T> pre, NativeActivity<T> post) =>
        pre.With(post, (zPre, zPost) => Native.LayerStep(_handle, (Native.Activity*)zPre, (Native.Activity*)zPost));

    public void UpdateTraces(NativeActivity<T> pre, NativeActivity<T> post) =>
        pre.With(post, (zPre, zPost) => Native.LayerUpdateTraces(_handle, (Native.Activity*)zPre, (Native.Activity*)zPost));

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
        return new Span<T>(pre, _shape.Batch * _shape.Channels * _shape.Image);
    }
}

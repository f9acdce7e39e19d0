using System.Numerics;

namespace StdpKernels.Native.Tests.Api;

/// <summary>Steps on arrays, by the library.</summary>
internal sealed unsafe class NativeWorkspace<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly nint _handle;

    public NativeWorkspace(int[] pre, int[] post)
    {
        fixed (int* preShape = pre)
        fixed (int* postShape = post)
        {
            Checked.Succeeds(Native.WorkspaceCreate(
                NativeParameters<T>.Type, pre.Length, preShape, post.Length, postShape, out _handle));
        }
    }

    public void Step(
        NativeParameters<T> parameters,
        double dt,
        NativeActivity<T> pre,
        NativeActivity<T> post,
        T[] w,
        T[] tPre,
        T[] tPost,
        (Size2D Kernel, Conv2dGeometry Geometry)? convolution)
    {
        fixed (T* weights = w)
        fixed (T* tracePre = tPre)
        fixed (T* tracePost = tPost)
        fixed (int* geometry = NativeLayer<T>.Geometry(convolution?.Geometry ?? default))
        {
            (nint a, nint b, nint c, nint g) = ((nint)weights, (nint)tracePre, (nint)tracePost, (nint)geometry);
            Size2D kernel = convolution?.Kernel ?? default;
            pre.With(post, (zPre, zPost) =>
            {
                var x = (Native.Activity*)zPre;
                var y = (Native.Activity*)zPost;
                return (convolution is null, NativeParameters<T>.IsFloat) switch
                {
                    (true, true) => Native.StepLinearF32(_handle, parameters.Handle, dt, x, y, (void*)a, (void*)b, (void*)c),
                    (true, false) => Native.StepLinearF64(_handle, parameters.Handle, dt, x, y, (void*)a, (void*)b, (void*)c),
                    (false, true) => Native.StepConv2dF32(
                        _handle, parameters.Handle, dt, kernel.Height, kernel.Width, (int*)g, x, y, (void*)a, (void*)b, (void*)c),
                    _ => Native.StepConv2dF64(
                        _handle, parameters.Handle, dt, kernel.Height, kernel.Width, (int*)g, x, y, (void*)a, (void*)b, (void*)c),
                };
            });
        }
    }

    public void UpdateTraces(
        NativeParameters<T> parameters, double dt, NativeActivity<T> pre, NativeActivity<T> post, T[] tPre, T[] tPost)
    {
        fixed (T* tracePre = tPre)
        fixed (T* tracePost = tPost)
        {
            (nint b, nint c) = ((nint)tracePre, (nint)tracePost);
            pre.With(post, (zPre, zPost) => NativeParameters<T>.IsFloat
                ? Native.UpdateTracesF32(
                    _handle, parameters.Handle, dt, (Native.Activity*)zPre, (Native.Activity*)zPost, (void*)b, (void*)c)
                : Native.UpdateTracesF64(
                    _handle, parameters.Handle, dt, (Native.Activity*)zPre, (Native.Activity*)zPost, (void*)b, (void*)c));
        }
    }

    public void Dispose() => Checked.Succeeds(Native.WorkspaceFree(_handle));
}

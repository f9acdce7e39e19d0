using System.Numerics;
using StdpKernels.Memory;
using StdpKernels.Native.Boundary;
using StdpKernels.Threading;
using StdpKernels.Validation;

namespace StdpKernels.Native.Handles;

/// <summary>A workspace of either type.</summary>
internal abstract class WorkspaceObject : NativeObject;

/// <summary>What steps of one size on memory of the caller reuse.</summary>
/// <param name="state">A state of these sizes, whose traces are the caller's in each call.</param>
internal sealed unsafe class WorkspaceObject<T>(StdpState<T> state) : WorkspaceObject
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CallGate _gate = new("The workspace");

    public override string Description => $"a workspace of {TypeName<T>()}";

    public void StepLinear(
        nint parameters, double dt, NativeActivity* zPre, NativeActivity* zPost, T* w, T* tPre, T* tPost)
    {
        using CallGate.Entry entry = _gate.Enter();
        TensorShape pre = state.Pre.Shape;
        TensorShape post = state.Post.Shape;
        if (pre.Rank != 2 || post.Rank != 2)
        {
            throw RefusedException.Argument(
                $"workspace must have traces [B, I] and [B, O] for a linear step, but theirs are {pre} and {post}.");
        }

        var weights = new TensorView<T>(Memory(w, [post[1], pre[1]], "w"), post[1], pre[1]);
        Use(tPre, tPost);
        ParametersObject<T> rule = Rule(parameters);
        Stdp.StepLinear(
            NativeActivity.Of<T>(zPre, "z_pre"), NativeActivity.Of<T>(zPost, "z_post"), weights, state, rule.Parameters, dt);
        rule.Freeze();
    }

    public void StepConv2d(
        nint parameters,
        double dt,
        Size2D kernel,
        Conv2dGeometry geometry,
        NativeActivity* zPre,
        NativeActivity* zPost,
        T* w,
        T* tPre,
        T* tPost)
    {
        using CallGate.Entry entry = _gate.Enter();
        TensorShape pre = state.Pre.Shape;
        TensorShape post = state.Post.Shape;
        if (pre.Rank != 4 || post.Rank != 4)
        {
            throw RefusedException.Argument(
                $"workspace must have traces [B, C, H, W] and [B, O, H', W'] for a convolution, but theirs are {pre} and {post}.");
        }

        int[] shape = [post[1], pre[1] / geometry.Groups, kernel.Height, kernel.Width];
        var weights = new TensorView<T>(Memory(w, shape, "w"), shape);
        Use(tPre, tPost);
        ParametersObject<T> rule = Rule(parameters);
        Stdp.StepConv2d(
            NativeActivity.Of<T>(zPre, "z_pre"), NativeActivity.Of<T>(zPost, "z_post"), weights, state, rule.Parameters, geometry, dt);
        rule.Freeze();
    }

    public void UpdateTraces(nint parameters, double dt, NativeActivity* zPre, NativeActivity* zPost, T* tPre, T* tPost)
    {
        using CallGate.Entry entry = _gate.Enter();
        Use(tPre, tPost);
        ParametersObject<T> rule = Rule(parameters);
        state.UpdateTraces(NativeActivity.Of<T>(zPre, "z_pre"), NativeActivity.Of<T>(zPost, "z_post"), rule.Parameters, dt);
        rule.Freeze();
    }

    public override void Close() => _ = _gate.Enter();

    private static ParametersObject<T> Rule(nint parameters)
    {
        ParametersObject<T> rule = HandleTable.Get<ParametersObject<T>>(parameters, "parameters", $"parameters of {TypeName<T>()}");

        // Slow traces would stay in the workspace, and meet the spikes of whoever uses it next.
        return rule.Parameters.Triplet is null
            ? rule
            : throw RefusedException.Argument(
                "parameters must be of pairs for steps on memory of the caller: rules of triplets have slow traces, which layers keep.");
    }

    private void Use(T* tPre, T* tPost)
    {
        Span<T> pre = Memory(tPre, state.Pre.Shape, "t_pre");
        Span<T> post = Memory(tPost, state.Post.Shape, "t_post");
        Require.Disjoint<T, T>(pre, post, "t_pre", "t_post");
        state.Pre.Use(Storage<T>.Lent((nint)tPre, pre.Length));
        state.Post.Use(Storage<T>.Lent((nint)tPost, post.Length));
    }

    private static Span<T> Memory(T* start, ReadOnlySpan<int> shape, string name) =>
        Memory(start, Require.Allocatable(shape, name, name), name);

    private static Span<T> Memory(T* start, TensorShape shape, string name) => start is null && shape.Length > 0
        ? throw RefusedException.Null(name)
        : new Span<T>(start, shape.Length);
}

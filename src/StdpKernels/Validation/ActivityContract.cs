using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;
using StdpKernels.Memory;

namespace StdpKernels.Validation;

/// <summary>What holds of the activity of every call: it fits its trace, and its memory is none that the call writes.</summary>
internal static class ActivityContract
{
    /// <summary>Checks both sides. Events are replaced by copies: what their memory holds later does not matter.</summary>
    /// <param name="zPre">Presynaptic activity.</param>
    /// <param name="zPost">Postsynaptic activity.</param>
    /// <param name="state">The traces.</param>
    /// <param name="written">The memory that the call writes.</param>
    [MethodImpl(Hot.Way)]
    public static void Validate<T>(
        ref StdpActivity<T> zPre, ref StdpActivity<T> zPost, StdpState<T> state, scoped in WrittenMemory<T> written)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Validate(ref zPre, state.Pre, "the presynaptic trace", written, nameof(zPre));
        Validate(ref zPost, state.Post, "the postsynaptic trace", written, nameof(zPost));
    }

    /// <summary>Checks one side.</summary>
    /// <param name="z">Its activity.</param>
    /// <param name="trace">Its trace.</param>
    /// <param name="what">What the trace is called in errors.</param>
    /// <param name="written">The memory that the call writes.</param>
    /// <param name="name">The parameter.</param>
    [MethodImpl(Hot.Way)]
    public static void Validate<T>(
        ref StdpActivity<T> z, StdpTrace<T> trace, string what, scoped in WrittenMemory<T> written, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Validate(ref z, trace.Shape, trace.Activity, what, written, name);

    /// <summary>Checks activity of a shape.</summary>
    /// <param name="z">The activity.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="scratch">Memory for copies.</param>
    /// <param name="what">What has the shape, in errors.</param>
    /// <param name="written">The memory that the call writes.</param>
    /// <param name="name">The parameter.</param>
    [MethodImpl(Hot.Way)]
    public static void Validate<T>(
        ref StdpActivity<T> z,
        scoped in TensorShape shape,
        ActivityScratch<T> scratch,
        string what,
        scoped in WrittenMemory<T> written,
        string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (z.IsEvents)
        {
            written.RequireDisjoint(z.Events, name);
            if (!z.Values.IsEmpty)
            {
                written.RequireDisjoint(z.Values, name);
            }

            z = EventContract.Validate(z, shape, scratch, name);
            return;
        }

        switch (z.Kind)
        {
            case ActivityKind.Numbers:
                Require.Length(z.Dense.Span.Length, shape, what, name);
                written.RequireDisjoint(z.Dense.Span, name);
                break;
            case ActivityKind.View:
                Require.Shape(z.Dense, shape, what, name);
                written.RequireDisjoint(z.Dense.Span, name);
                break;
            case ActivityKind.Nothing:
                Require.Nothing(shape, what, name);
                break;
            default:
                written.RequireDisjoint(z.Bytes, name);
                z = FlagContract.Validate(z, shape, what, scratch, name);
                break;
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using StdpKernels.Lanes;

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
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (z.IsEvents)
        {
            written.RequireDisjoint(z.Events, name);
            if (!z.Values.IsEmpty)
            {
                written.RequireDisjoint(z.Values, name);
            }

            z = EventContract.Validate(z, trace.Shape, trace.Activity, name);
            return;
        }

        switch (z.Kind)
        {
            case ActivityKind.Numbers:
                Require.Length(z.Dense.Span.Length, trace.Shape, name);
                written.RequireDisjoint(z.Dense.Span, name);
                break;
            case ActivityKind.View:
                Require.Shape(z.Dense, trace.Shape, what, name);
                written.RequireDisjoint(z.Dense.Span, name);
                break;
            case ActivityKind.Nothing:
                Require.Nothing(trace.Shape, name);
                break;
            default:
                written.RequireDisjoint(z.Bytes, name);
                z = FlagContract.Validate(z, trace.Shape, trace.Activity, name);
                break;
        }
    }
}

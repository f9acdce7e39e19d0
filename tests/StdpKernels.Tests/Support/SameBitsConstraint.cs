using System.Numerics;
using NUnit.Framework.Constraints;

namespace StdpKernels.Tests.Support;

/// <summary>Equal bit for bit, zeros by their sign, and every NaN equal to every other.</summary>
internal sealed class SameBitsConstraint<T>(T[] expected) : Constraint(expected)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override string Description => $"the same {expected.Length} values, bit for bit";

    public override ConstraintResult ApplyTo<TActual>(TActual actual) => new Result(this, actual, Difference(actual as T[]));

    private string? Difference(T[]? actual)
    {
        if (actual?.Length != expected.Length)
        {
            return $"{actual?.Length ?? 0} values";
        }

        int[] wrong = [.. Enumerable.Range(0, actual.Length).Where(i => !Bits.Same(actual[i], expected[i]))];
        return wrong.Length == 0
            ? null
            : $"{wrong.Length} differ, first at {wrong[0]}: {actual[wrong[0]]:R} instead of {expected[wrong[0]]:R}";
    }

    private sealed class Result(IConstraint constraint, object? actual, string? difference)
        : ConstraintResult(constraint, actual, difference is null)
    {
        public override void WriteActualValueTo(MessageWriter writer) => writer.Write(difference);
    }
}

using System.Globalization;
using System.Numerics;

namespace StdpKernels.Validation;

/// <summary>Looks through the values of a parameter, a number or a tensor.</summary>
internal static class ParameterScan
{
    /// <summary>The first value for which something holds.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="name">Its name.</param>
    /// <param name="holds">What is looked for.</param>
    /// <param name="value">The value.</param>
    /// <returns>The name, with the place of the value in a tensor, such as <c>EtaPlus[0, 3]</c>; null where it holds for none.</returns>
    public static string? First<T>(in StdpParameter<T> parameter, string name, Func<double, bool> holds, out double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!parameter.IsTensor)
        {
            value = parameter.Number;
            return holds(value) ? name : null;
        }

        ReadOnlySpan<T> values = parameter.Values;
        for (int i = 0; i < values.Length; i++)
        {
            value = double.CreateTruncating(values[i]);
            if (holds(value))
            {
                return name + parameter.Shape.PlaceOf(i);
            }
        }

        value = 0;
        return null;
    }

    /// <summary>The smallest and the largest value; NaN of both where one is NaN; nothing of an empty tensor.</summary>
    public static (double Least, double Most)? Range<T>(in StdpParameter<T> parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!parameter.IsTensor)
        {
            return (parameter.Number, parameter.Number);
        }

        if (parameter.Values.IsEmpty)
        {
            return null;
        }

        (double least, double most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (T value in parameter.Values)
        {
            double number = double.CreateTruncating(value);
            (least, most) = (Math.Min(least, number), Math.Max(most, number));
        }

        return (least, most);
    }

    /// <summary>A number as findings show it.</summary>
    public static string Text(double number) => number.ToString("G6", CultureInfo.InvariantCulture);
}

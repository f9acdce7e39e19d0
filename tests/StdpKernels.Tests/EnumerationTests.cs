namespace StdpKernels.Tests;

/// <summary>Public enumerations: what is asked whether a member is there takes them to be numbered from 0 on.</summary>
internal sealed class EnumerationTests
{
    private static IEnumerable<Type> Enumerations => typeof(Stdp).Assembly.GetExportedTypes().Where(type => type.IsEnum);

    [TestCaseSource(nameof(Enumerations))]
    public void Members_are_numbered_from_zero_on(Type enumeration)
    {
        int[] numbers = [.. Enum.GetValues(enumeration).Cast<object>().Select(Convert.ToInt32)];
        Assert.That(Enum.GetUnderlyingType(enumeration), Is.EqualTo(typeof(int)));
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, numbers.Length)));
    }
}

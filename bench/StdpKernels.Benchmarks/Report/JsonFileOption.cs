using System.CommandLine;
using System.CommandLine.Parsing;
using StdpKernels.Benchmarks.Counts;
using StdpKernels.Reporting.Commands;

namespace StdpKernels.Benchmarks.Report;

/// <summary>Options that name a file with what somebody else has measured, for the report to show.</summary>
internal static class JsonFileOption
{
    /// <summary><c>--closed-loop</c>: a network here and in another simulator.</summary>
    public static Option<ClosedLoopResult?> CreateClosedLoop() =>
        Create<ClosedLoopResult>("--closed-loop", "What bench/peers/compare.sh has written of a network here and in another simulator.");

    /// <summary><c>--counts</c>: what steps do.</summary>
    public static Option<CountedSteps?> CreateCounts() =>
        Create<CountedSteps>("--counts", "What bench/count.sh has written of the instructions and cache lines of each row.");

    private static Option<T?> Create<T>(string name, string description)
        where T : class => new(name)
        {
            HelpName = "FILE",
            Description = description,
            CustomParser = Parse<T>,
        };

    private static T? Parse<T>(ArgumentResult argument)
        where T : class
    {
        try
        {
            return JsonReport.ReadPart<T>(argument.Tokens[0].Value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CommandException)
        {
            argument.AddError(e.Message);
            return null;
        }
    }
}

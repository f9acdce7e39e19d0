namespace StdpKernels.Benchmarks.Counts;

/// <summary>What a program, or a step, does. A machine in software has counted it.</summary>
/// <param name="Instructions">Instructions run.</param>
/// <param name="Loads">Those that read memory.</param>
/// <param name="Stores">Those that write it.</param>
/// <param name="FirstLevelMisses">Lines that were not in the first-level cache.</param>
/// <param name="SecondLevelMisses">Lines that were not in the second-level cache either.</param>
internal readonly record struct StepCounts(double Instructions, double Loads, double Stores, double FirstLevelMisses, double SecondLevelMisses)
{
    /// <summary>What a step did, of a program that ran more steps than another and was the same otherwise.</summary>
    public static StepCounts OfStep(StepCounts longer, StepCounts shorter, int steps) => new(
        (longer.Instructions - shorter.Instructions) / steps,
        (longer.Loads - shorter.Loads) / steps,
        (longer.Stores - shorter.Stores) / steps,
        Math.Max(0, longer.FirstLevelMisses - shorter.FirstLevelMisses) / steps,
        Math.Max(0, longer.SecondLevelMisses - shorter.SecondLevelMisses) / steps);
}

/// <summary>What a step of one row does.</summary>
/// <param name="Work">The row, by its title.</param>
/// <param name="Step">What was counted.</param>
internal sealed record CountedStep(string Work, StepCounts Step);

/// <summary>What was counted.</summary>
/// <param name="Steps">The rows.</param>
internal sealed record CountedSteps(IReadOnlyList<CountedStep> Steps);

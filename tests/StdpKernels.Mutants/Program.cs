using System.Diagnostics;
using StdpKernels.Mutants;

if (args is [TestRun.TestHostOption, string tests, .. string[] filters])
{
    // Not by returning: a test that failed may have left a thread behind.
    Environment.Exit(TestHost.Run(tests, filters));
}

if (args.Any(arg => arg.StartsWith('-')))
{
    Console.Error.WriteLine(
        "usage: StdpKernels.Mutants [AREA | PART-OF-A-NAME]...  plants each of these faults, or all, and runs the tests");
    return 2;
}

try
{
    return Run(FindRepository(), args);
}
catch (InvalidDataException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

static int Run(string repository, string[] wanted)
{
    IReadOnlyList<Mutant> all = MutantList.Read(repository);
    Mutant[] mutants = wanted.Length == 0 ? [.. all] : [.. wanted.SelectMany(text => Matching(all, text)).Distinct()];
    if (mutants.Length == 0)
    {
        throw new InvalidDataException($"There is no fault in {string.Join(", ", wanted)}.");
    }

    var clock = Stopwatch.StartNew();
    using var planting = new Planting(repository, new CaughtBy(MutantList.CaughtByOf(repository), all), [.. mutants.Select(mutant => mutant.Tests).Distinct()], copies: Math.Max(1, Environment.ProcessorCount));
    var verdicts = new Dictionary<Mutant, Verdict>();
    planting.Run(
        mutants,
        (mutant, verdict) =>
        {
            verdicts.Add(mutant, verdict);
            Print(verdict.IsExpectedOf(mutant) ? ' ' : '!', mutant, verdict);
        },
        (mutant, verdict) => Print('?', mutant, verdict));

    Console.WriteLine(
        $"{mutants.Length} faults in {clock.Elapsed.TotalMinutes:0.0} min: "
        + string.Join(", ", verdicts.GroupBy(pair => Name(pair.Key, pair.Value)).Select(group => $"{group.Count()} {group.Key}")));
    return verdicts.All(pair => pair.Value.IsExpectedOf(pair.Key)) ? 0 : 1;
}

static IEnumerable<Mutant> Matching(IReadOnlyList<Mutant> all, string text) =>
    all.Any(mutant => mutant.Area == text)
        ? all.Where(mutant => mutant.Area == text)
        : all.Where(mutant => mutant.Name.Contains(text, StringComparison.OrdinalIgnoreCase));

static void Print(char mark, Mutant mutant, Verdict verdict) =>
    Console.WriteLine($"{mark} {Name(mutant, verdict),-10} {mutant.Area,-14} {mutant.Name}: {(verdict.Reason.Length == 0 ? mutant.Equivalence : verdict.Reason)}");

static string Name(Mutant mutant, Verdict verdict) => verdict.Outcome switch
{
    Outcome.NotBuilt => "NOT BUILT",
    Outcome.Survived => mutant.IsEquivalent ? "equivalent" : "SURVIVED",
    _ => mutant.IsEquivalent ? "VISIBLE" : "caught",
};

static string FindRepository()
{
    string? folder = AppContext.BaseDirectory;
    while (folder is not null && !File.Exists(Path.Combine(folder, "StdpKernels.sln")))
    {
        folder = Path.GetDirectoryName(folder);
    }

    return folder ?? throw new InvalidDataException("The program runs outside of the repository.");
}

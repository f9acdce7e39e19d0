using System.CommandLine;
using System.Text.Json;
using StdpKernels.Benchmarks.Counts;
using StdpKernels.CountBenchmarks;
using StdpKernels.Reporting.Commands;
using StdpKernels.Reporting.Files;
using StdpKernels.Reporting.Json;
using StdpKernels.Reporting.Tables;

var filter = new Option<string>("--filter") { HelpName = "WORDS", Description = "Counts only rows with all of these words.", DefaultValueFactory = _ => "" };
var output = new Option<string>("--output", "-o") { HelpName = "FILE", Description = "Also writes what `render --counts` reads." };
var count = new RootCommand("Counts what a step of each row of the report does, on a machine in software, and prints a table.") { filter, output };
count.SetAction(parsed =>
{
    // Opened first: whoever waits for a quarter of an hour must not learn at the end that the file cannot be written.
    using OutputFile? file = parsed.GetValue(output) is { } path ? OutputFile.Create(path) : null;
    string[] words = parsed.GetRequiredValue(filter).Split(' ');
    var steps = new List<CountedStep>();
    for (int row = 0; row < CountedRows.All.Count; row++)
    {
        if (words.All(word => CountedRows.All[row].Title.Contains(word, StringComparison.Ordinal)))
        {
            steps.Add(CountedRows.Count(row));
        }
    }

    Console.Out.Write(MarkdownTable.Write(CountTable.Create(steps)));
    file?.Write(JsonSerializer.Serialize(new CountedSteps(steps), new CountsContext(new JsonSerializerOptions(JsonStyle.Serializer)).CountedSteps) + "\n");
    file?.Commit();
});

// What the machine in software runs.
var rowArgument = new Argument<int>("ROW");
var stepsArgument = new Argument<int>("STEPS");
var run = new Command(CountedRows.RunCommand) { rowArgument, stepsArgument };
run.Hidden = true;
run.SetAction(parsed => CountedRows.Run(parsed.GetValue(rowArgument), parsed.GetValue(stepsArgument)));
count.Add(run);

return await CommandProgram.RunAsync(count, args);

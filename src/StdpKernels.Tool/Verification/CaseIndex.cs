using System.Text.Json;
using StdpKernels.Tool.Input;

namespace StdpKernels.Tool.Verification;

/// <summary>Reads the list of a directory's cases: <c>{ "cases": [{ "file": "name.json" }, ...] }</c>.</summary>
internal static class CaseIndex
{
    /// <summary>The names of the files, each of them in the directory of the index.</summary>
    /// <exception cref="CommandException">The index cannot be read, or it is malformed.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        using FileStream file = InputFile.Open(path, CaseJson.MaxBytes);
        try
        {
            JsonElement index = JsonSerializer.Deserialize<JsonElement>(file, CaseJson.Options);
            if (index.ValueKind != JsonValueKind.Object
                || !index.TryGetProperty("cases", out JsonElement cases)
                || cases.ValueKind != JsonValueKind.Array)
            {
                throw new JsonException("an object with a list 'cases' is expected");
            }

            string[] names = [.. cases.EnumerateArray().Select(NameOf)];
            return names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } repeated
                ? throw new JsonException($"'{OneLine.Short(repeated.Key)}' is listed {repeated.Count()} times")
                : names;
        }
        catch (JsonException e)
        {
            throw new CommandException($"{path}: malformed index: {JsonErrorText.Of(e)}", e);
        }
    }

    private static string NameOf(JsonElement entry, int position)
    {
        if (entry.ValueKind != JsonValueKind.Object
            || !entry.TryGetProperty("file", out JsonElement file)
            || file.ValueKind != JsonValueKind.String)
        {
            throw new JsonException($"entry {position + 1} of 'cases' has no 'file'");
        }

        // An index lists its own directory: it must not have files opened that lie elsewhere.
        string name = TextOf(file, position);
        return name.IndexOfAny(['/', '\\', ':', '\0']) < 0 && name is not ("" or "." or "..")
            ? name
            : throw new JsonException(
                $"entry {position + 1} of 'cases' is '{OneLine.Short(name)}': the name of a file is expected, without a folder");
    }

    private static string TextOf(JsonElement file, int position)
    {
        try
        {
            return file.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException($"entry {position + 1} of 'cases' has a 'file' that is not valid UTF-8", e);
        }
    }
}

// Copies the pages of the repository to where they stand on the site, with links that lead there.
//
//   dotnet run --file src/StdpKernels.Site/stage.cs -- TARGET
//
// pages.json tells the place of a file, or of all files in a folder. A link to a file without a place is an error, which one line tells. Below a link to
// code that stands alone on its line, the page shows the file.
#:property PublishAot=false
using System.Text.Json;
using System.Text.RegularExpressions;

if (args is not [string target])
{
    Console.Error.WriteLine("usage: stage.cs TARGET");
    return 2;
}

string root = Directory.GetCurrentDirectory();
if (!File.Exists(Path.Combine(root, "StdpKernels.sln")))
{
    Console.Error.WriteLine("stage.cs runs in the folder of the solution.");
    return 2;
}

Dictionary<string, string> places = JsonSerializer.Deserialize<Dictionary<string, string>>(
    File.ReadAllText(Path.Combine(root, "src", "StdpKernels.Site", "pages.json")))!;
int lost = 0;
foreach (string place in places.Keys)
{
    string path = Path.Combine(root, place);
    foreach (string file in place.EndsWith('/') ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [path])
    {
        string source = Path.GetRelativePath(root, file).Replace('\\', '/'), to = Path.Combine(target, PlaceOf(source)!);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (Path.GetExtension(file) == ".md")
        {
            File.WriteAllText(to, WithLinks(source, WithCode(File.ReadAllText(file))));
        }
        else
        {
            File.Copy(file, to, overwrite: true);
        }
    }
}

return lost == 0 ? 0 : 1;

// The longest prefix decides.
string? PlaceOf(string source)
{
    string? key = places.Keys.Where(key => key == source || (key.EndsWith('/') && source.StartsWith(key, StringComparison.Ordinal))).MaxBy(key => key.Length);
    return key is null ? null : key == source ? places[key] : places[key] + source[key.Length..];
}

string WithCode(string text) => Regex.Replace(
    text,
    @"^\[[^\]\n]+\]\((?<path>[^)\s]+\.(?<extension>cs|c|py))\)$",
    match =>
    {
        string language = match.Groups["extension"].Value switch { "cs" => "csharp", "py" => "python", var other => other };
        return $"{match.Value}\n\n[!code-{language}[]({match.Groups["path"].Value})]";
    },
    RegexOptions.Multiline);

string WithLinks(string source, string text) => Regex.Replace(
    text,
    @"(?<before>\]\()(?<path>[^)\s#:]+)(?<rest>#[^)\s]*)?\)",
    match =>
    {
        string linked = Path.GetRelativePath(root, Path.GetFullPath(Path.Combine(root, Path.GetDirectoryName(source)!, match.Groups["path"].Value)));
        linked = linked.Replace('\\', '/');
        if (!File.Exists(Path.Combine(root, linked)) || PlaceOf(linked) is not { } place)
        {
            Console.Error.WriteLine($"{source} links to {match.Groups["path"].Value}, which has no place on the site.");
            lost++;
            return match.Value;
        }

        string relative = Path.GetRelativePath(Path.Combine("/", Path.GetDirectoryName(PlaceOf(source)!)!), Path.Combine("/", place)).Replace('\\', '/');
        return $"]({relative}{match.Groups["rest"].Value})";
    });

namespace StdpKernels.Tool.Recordings;

/// <summary>What the arrays of a recording are called. An array that nobody reads is refused: it is likely to be misspelt.</summary>
internal static class RecordingNames
{
    public const string W = "w";
    public const string ZPre = "z_pre";
    public const string ZPost = "z_post";
    public const string TPre = "t_pre";
    public const string TPost = "t_post";
    public const string TPreSlow = "t_pre_slow";
    public const string TPostSlow = "t_post_slow";
    public const string Gate = "gate";
    public const string Reward = "reward";

    /// <summary>An array of results alone.</summary>
    public const string Eligibility = "eligibility";

    /// <summary>Arrays to compare a result with, which may lie beside the recording.</summary>
    public const string ExpectedPrefix = "expected_";

    private static readonly string[] All = [W, ZPre, ZPost, TPre, TPost, TPreSlow, TPostSlow, Gate, Reward];

    /// <summary>Whether an array is a trace.</summary>
    public static bool IsTrace(string name) => name is TPre or TPost or TPreSlow or TPostSlow;

    /// <summary>Whether a trace is of the presynaptic side.</summary>
    public static bool IsPresynaptic(string trace) => trace is TPre or TPreSlow;

    /// <summary>Requires that an archive has no arrays but those of a recording.</summary>
    /// <param name="path">The archive, for messages.</param>
    /// <param name="names">The names of its arrays.</param>
    /// <exception cref="CommandException">There is another one.</exception>
    public static void RequireKnown(string path, IEnumerable<string> names)
    {
        foreach (string name in names.Where(name => !All.Contains(name) && !name.StartsWith(ExpectedPrefix, StringComparison.Ordinal)))
        {
            throw new CommandException(
                $"{path}: array '{OneLine.Short(name)}' would be ignored{Hint(OneLine.Short(name))} A recording has {string.Join(", ", All)}, "
                + $"and whatever begins with {ExpectedPrefix}");
        }
    }

    private static string Hint(string name)
    {
        string option = $"--{name.Replace('_', '-')}";
        return ParameterOption.All.Contains(option)
            ? $": parameters are options, give {option}."
            : $"{NearestName.Ask(name, All)}.";
    }
}

namespace StdpKernels.Reporting.Tables;

/// <summary>How something came out that was asked for.</summary>
public enum Mark
{
    /// <summary>Nothing was asked.</summary>
    None,

    /// <summary>It was reached.</summary>
    Met,

    /// <summary>It was missed.</summary>
    Missed,

    /// <summary>There is nothing to judge, or nothing was measured.</summary>
    Open,
}

/// <summary>Marks as text.</summary>
public static class Marks
{
    /// <summary>The mark of something that may have been judged.</summary>
    public static Mark Of(bool? met) => met switch { true => Mark.Met, false => Mark.Missed, null => Mark.Open };

    /// <summary>Text behind the sign of a mark: nobody has to see colours.</summary>
    public static string Sign(Mark mark, string text) => mark switch
    {
        Mark.Met => $"✓ {text}",
        Mark.Missed => $"✗ {text}",
        _ => text,
    };
}

namespace StdpKernels.Kernels.Events;

/// <summary>Whether events carry numbers: plain spikes need no multiplication.</summary>
internal interface IEventKind
{
    static abstract bool IsGraded { get; }
}

/// <summary>The activity of every event is 1.</summary>
internal readonly struct PlainEvents : IEventKind
{
    public static bool IsGraded => false;
}

/// <summary>Each event carries a number.</summary>
internal readonly struct GradedEvents : IEventKind
{
    public static bool IsGraded => true;
}

using StdpKernels.Benchmarks.Goals;

namespace StdpKernels.Benchmarks.Contenders;

/// <summary>What of the library does a work.</summary>
internal static class LibraryContender
{
    public static PreparedContender<float> Create(Work work, LayerData<float> data) => work switch
    {
        { Window: > 1 } => new WindowContender<float>(data, work.Window, isWindow: true, work.FromEvents),
        { FromEvents: true } => new EventsContender<float>(data, WorkSettings.Parameters(work), WorkSettings.Layout(work)),
        _ => new PreparedContender<float>(data, work.Threads, WorkSettings.Parameters(work), WorkSettings.Layout(work)),
    };
}

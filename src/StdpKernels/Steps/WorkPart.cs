using System.Numerics;
using StdpKernels.Threading;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>What one thread does of a step.</summary>
internal readonly ref struct WorkPart<T, TCall>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TCall : struct
{
    private readonly ref readonly TCall _call;

    public WorkPart(in TCall call, RowRange rows, WorkerScratch<T> scratch)
    {
        _call = ref call;
        Rows = rows;
        Scratch = scratch;
    }

    /// <summary>The memory and the sizes of the whole step.</summary>
    public ref readonly TCall Call => ref _call;

    /// <summary>The rows of this part.</summary>
    public RowRange Rows { get; }

    /// <summary>The scratch memory of this part.</summary>
    public WorkerScratch<T> Scratch { get; }
}

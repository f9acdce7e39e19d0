using System.Numerics;
using StdpKernels.Kernels.Dense;
using StdpKernels.Threading;
using StdpKernels.Workspaces;

namespace StdpKernels.Steps;

/// <summary>The weights of a step as work for threads, in parts of neighbouring rows.</summary>
/// <typeparam name="T">The type of the weights.</typeparam>
/// <typeparam name="TCall">The memory and the sizes of a step.</typeparam>
internal abstract class LayerWork<T, TCall>(StepWorkspace<T> workspace) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TCall : struct
{
    private TCall _call;
    private int _rows;

    protected StepWorkspace<T> Workspace => workspace;

    void IParallelWork.Run(int part, int parts) => RunPart(_call, part, RowRange.Part(_rows, Tile.Rows, part, parts));

    /// <summary>Updates all rows. A single part is run where the call stands: only threads need a copy of it.</summary>
    protected void RunParts(in TCall call, int rows, int parts)
    {
        if (parts == 1)
        {
            RunPart(call, 0, new RowRange(0, rows));
            return;
        }

        (_call, _rows) = (call, rows);
        try
        {
            workspace.Team.Run(this, parts);
        }
        finally
        {
            _call = default;
        }
    }

    /// <summary>Updates the rows of one part, with the scratch memory of its number.</summary>
    protected abstract void Run(int part, WorkPart<T, TCall> rows);

    private void RunPart(in TCall call, int part, RowRange rows) => Run(part, new(call, rows, workspace.Workers[part]));
}

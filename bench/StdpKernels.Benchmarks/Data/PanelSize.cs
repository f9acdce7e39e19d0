namespace StdpKernels.Benchmarks;

/// <summary>Two packed panels whose outer products fill a tile of both sums.</summary>
public sealed record PanelSize(int Depth, int Rows, int Columns) : IWorkSize
{
    public double Operations => 4.0 * Depth * Rows * Columns;

    public double NumbersMoved => (2.0 * Depth * (Rows + Columns)) + (2.0 * Rows * Columns);

    public double NumbersHeld => NumbersMoved;

    public double Updates => 0;

    public override string ToString() => $"{Rows} x {Columns}, depth {Depth}";
}

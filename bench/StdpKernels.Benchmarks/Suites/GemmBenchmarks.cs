using System.Numerics;
using BenchmarkDotNet.Attributes;
using StdpKernels.Benchmarks.Columns;
using StdpKernels.Benchmarks.Naive;
using StdpKernels.Kernels.Dense;

namespace StdpKernels.Benchmarks.Suites;

/// <summary>
/// The micro-kernel alone: the outer products of two panels summed into a tile, everything active and in the first-level cache.
/// </summary>
[Config(typeof(SuiteConfig))]
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class GemmBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] _zPre = [];
    private T[] _zPost = [];
    private T[] _tPre = [];
    private T[] _tPost = [];
    private T[] _p = [];
    private T[] _m = [];
    private T[] _columns = [];
    private T[] _rows = [];
    private T[] _tile = [];
    private int[] _terms = [];

    public IEnumerable<PanelSize> Sizes =>
    [
        new(8, Tile.Rows, Tile.Columns<T>()), new(32, Tile.Rows, Tile.Columns<T>()), new(128, Tile.Rows, Tile.Columns<T>()),
        new(256, Tile.Rows, Tile.Columns<T>()),
    ];

    [ParamsSource(nameof(Sizes))]
    public PanelSize Size { get; set; } = new(0, 0, 0);

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _zPre = Activity.Uniform<T>(random, Size.Depth * Size.Columns);
        _tPre = Activity.Uniform<T>(random, Size.Depth * Size.Columns);
        _zPost = Activity.Uniform<T>(random, Size.Depth * Size.Rows);
        _tPost = Activity.Uniform<T>(random, Size.Depth * Size.Rows);
        _p = new T[Size.Rows * Size.Columns];
        _m = new T[Size.Rows * Size.Columns];
        _columns = Activity.Uniform<T>(random, Size.Depth * Tile.PreStride<T>());
        _rows = Activity.Uniform<T>(random, Size.Depth * Tile.PostStride);
        _tile = new T[Tile.Length<T>()];
        _terms = [.. Enumerable.Range(0, Size.Depth)];
    }

    [Benchmark(Baseline = true)]
    public void Naive() => NaiveOuterProducts.Run(_zPre, _zPost, _tPre, _tPost, Size, _p, _m);

    [Benchmark]
    public void Packed() => TileSum.Run(
        new Panel<T>(_columns.AsSpan(0, _columns.Length / 2), _columns.AsSpan(_columns.Length / 2), _terms),
        new Panel<T>(_rows.AsSpan(0, _rows.Length / 2), _rows.AsSpan(_rows.Length / 2), _terms),
        _tile,
        resume: false);
}

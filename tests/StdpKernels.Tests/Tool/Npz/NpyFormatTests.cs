using StdpKernels.Simulation;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Npz;

namespace StdpKernels.Tests.Tool.Npz;

/// <summary>Single arrays as NumPy writes them, and as it does not.</summary>
internal sealed class NpyFormatTests
{
    [TestCase((byte)1)]
    [TestCase((byte)2)]
    [TestCase((byte)3)]
    public void Every_version_of_the_format(byte version) => Assert.That(
        Read(NpyBytes.Create("{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }", [7, 8, 9], version)).ToArray<float>(),
        Is.EqualTo(new float[] { 7, 8, 9 }));

    [TestCase("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 1), }")]
    [TestCase("{'shape':(2,1),'fortran_order':False,'descr':'|u1'}")]
    [TestCase("{\"descr\": \"<u1\", \"fortran_order\": False, \"shape\": (2L, 1L), }   ")]
    public void Every_way_to_write_a_header(string header) =>
        Assert.That(Read(NpyBytes.Create(header, [1, 2])).Shape.ToArray(), Is.EqualTo(new[] { 2, 1 }));

    [Test]
    public void Any_bits_but_zero_are_true() => Assert.That(
        Read(NpyBytes.Create("{'descr': '|b1', 'fortran_order': False, 'shape': (3,), }", [0, 1, 200])).ToArray<double>(),
        Is.EqualTo(new double[] { 0, 1, 1 }));

    [Test]
    public void Elements_lie_aligned()
    {
        using var stream = new MemoryStream();
        NpyArray.Create([1.0, 2.0], 2).Write(stream);
        Assert.That((stream.Length - 16) % 64, Is.Zero);
    }

    [TestCase("'>f4'", "False", "(1,)", "is big-endian ('>f4')")]
    [TestCase("'<i8'", "False", "(1,)", "has dtype int64: only uint8, bool, float32 and float64 can be read, so save it with")]
    [TestCase("'<f2'", "False", "(1,)", "has dtype float16")]
    [TestCase("'<c16'", "False", "(1,)", "has dtype '<c16'")]
    [TestCase("'<U3'", "False", "(1,)", "has dtype '<U3'")]
    [TestCase("'|O'", "False", "(1,)", "holds Python objects")]
    [TestCase("''", "False", "(1,)", "has no dtype")]
    [TestCase("[('a', '<f4')]", "False", "(1,)", "is a structured array")]
    [TestCase("'<f4'", "True", "(2, 2)", "is stored in Fortran order")]
    [TestCase("'<f4'", "False", "(-1,)", "has a negative dimension")]
    [TestCase("'<f4'", "False", "(99999999999999999999,)", "has a dimension of 99999999999999999999")]
    [TestCase("'<f4'", "False", "(2147483647, 2147483647)", "elements")]
    [TestCase("'<f4'", "False", "(2,)", "has less data than its shape [2] says")]
    [TestCase("'<f4'", "False", "(0, 2)", "has more data than its shape [0, 2] says")]
    [TestCase("'<f4'", "False", "()x", "has a malformed header")]
    [TestCase("'<f4'", "False", "(1", "has a malformed header")]
    [TestCase("'<f4'", "False", "(1.5,)", "has a malformed header")]
    [TestCase("'<f4'", "Maybe", "(1,)", "has a malformed header")]
    [TestCase("'<f4", "False", "(1,)", "has dtype float4, ")]
    public void What_cannot_be_read_is_refused(string descriptor, string fortranOrder, string shape, string message) =>
        AssertRefused(
            NpyBytes.Create($"{{'descr': {descriptor}, 'fortran_order': {fortranOrder}, 'shape': {shape}, }}", new byte[4]),
            message);

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("{'descr': '<f4', 'shape': (1,)}")]
    [TestCase("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': True}")]
    [TestCase("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} + os.system('true')")]
    public void A_header_that_is_none(string header) =>
        AssertRefused(NpyBytes.Create(header, new byte[4]), "has a malformed header");

    [TestCase("", "is not in NumPy's .npy format")]
    [TestCase("hello, world", "is not in NumPy's .npy format")]
    [TestCase("\x93NUMPY\x04\0", "has .npy format version 4.0")]
    [TestCase("\x93NUMPY\x01\0", "ends within its header")]
    [TestCase("\x93NUMPY\x01\0\x20\0{'descr'", "ends within its header")]
    [TestCase("\x93NUMPY\x02\0\xff\xff\xff\xff{'descr'", "has a header of 4294967295 bytes")]
    public void A_beginning_that_is_none(string bytes, string message) =>
        AssertRefused([.. bytes.Select(c => (byte)c)], message);

    private static NpyArray Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return NpyFormat.Read(stream);
    }

    private static void AssertRefused(byte[] bytes, string message) =>
        Assert.That(() => Read(bytes), Throws.TypeOf<NpyFormatException>().With.Message.Contains(message));
}

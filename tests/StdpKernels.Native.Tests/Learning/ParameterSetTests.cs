using System.Numerics;
using StdpKernels.Native.Tests.Api;
using Library = StdpKernels.Native.Tests.Api.Native;

namespace StdpKernels.Native.Tests.Learning;

/// <summary>Parameters of the library: sets with names, values that are read again, and what is refused.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class ParameterSetTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static int Type => NativeParameters<T>.Type;

    [SetUp]
    public void RequireLibrary() => _ = Installation.Prefix;

    [Test]
    public void Triplet_fits_have_the_numbers_of_managed_ones([Values] StdpTripletFit fit)
    {
        Checked.Succeeds(Library.ParametersFromTripletFit(Type, (int)fit, out nint handle));
        AssertSame(handle, StdpParameters.FromTripletFit<T>(fit));
    }

    [Test]
    public void Time_constants_make_what_managed_ones_make([Values] bool exact)
    {
        Checked.Succeeds(Library.ParametersFromTimeConstants(Type, 20e-3, 30e-3, 0.002, exact ? 1 : 0, out nint handle));
        AssertSame(handle, StdpParameters.FromTimeConstants<T>(20e-3, 30e-3, 0.002, exact));
    }

    [Test]
    public void A_target_rate_makes_what_a_managed_one_makes()
    {
        Checked.Succeeds(Library.ParametersFromTargetRate(Type, 5, 20e-3, 0.01, out nint handle));
        AssertSame(handle, StdpParameters.FromTargetRate<T>(5, 20e-3, 0.01));
    }

    [Test]
    public void What_was_set_is_read_again()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            StdpParameters<T> rule = RandomRule<T>.Draw(
                new Random(seed), DigestWorkload.WorkloadShape.Linear(1, 3, 2), StdpWeightLayout.PostsynapticRows, [2], numbersOnly: true);
            using var parameters = new NativeParameters<T>(rule);
            AssertSame(parameters.Handle, rule);
        }
    }

    [Test]
    public void What_is_wrong_is_refused_with_the_names_of_the_header()
    {
        using var parameters = new NativeParameters<T>(new StdpParameters<T> { APre = new StdpParameter<T>([T.One, T.One], 2) });
        nint handle = parameters.Handle;
        Refused(5, "STDP_TRIPLETS (10)", Library.SetChoice(handle, 11, 0));
        Refused(5, "STDP_ALGORITHM (0)", Library.SetChoice(handle, -1, 0));
        Refused(5, "STDP_ASYMMETRIC_POW (4)", Library.SetChoice(handle, 0, 5));
        Refused(5, "STDP_SATURATE (2)", Library.SetChoice(handle, 4, -1));
        Refused(5, "STDP_TRIPLETS must be 0 or 1", Library.SetChoice(handle, 10, 2));
        Refused(5, "STDP_TAU_POST_SLOW_INV (18)", Library.SetNumber(handle, 19, 1));
        Refused(4, "STDP_A_PRE is a tensor", Library.GetNumber(handle, 0, out _));
        Refused(5, "name", Library.GetChoice(handle, 11, out _));
        Refused(5, "fit", Library.ParametersFromTripletFit(Type, 4, out _));
        Refused(5, "type", Library.ParametersFromTargetRate(3, 5, 20e-3, 0.01, out _));
        Refused(5, "tau_pre", Library.ParametersFromTimeConstants(Type, 0, 20e-3, 0.001, 0, out _));
    }

    [Test]
    public void Slow_traces_stay_with_layers()
    {
        using var workspace = new NativeWorkspace<T>([1, 3], [1, 2]);
        using var triplets = new NativeParameters<T>(new StdpParameters<T> { Triplet = new() });
        NativeActivity<T> pre = NativeActivity<T>.Dense(new T[3]), post = NativeActivity<T>.Dense(new T[2]);
        Assert.That(
            () => workspace.Step(triplets, 0.001, pre, post, new T[6], new T[3], new T[2], null),
            Throws.TypeOf<NativeRefusal>().With.Message.Contains("status 4").And.Message.Contains("slow traces"));
    }

    private static void Refused(int status, string text, int actual)
    {
        Assert.That(actual, Is.EqualTo(status), text);
        Assert.That(Library.LastError, Does.Contain(text));
    }

    private static void AssertSame(nint handle, StdpParameters<T> expected)
    {
        int[] choices = NativeParameters<T>.Choices(expected);
        for (int name = 0; name < choices.Length; name++)
        {
            Checked.Succeeds(Library.GetChoice(handle, name, out int choice));
            Assert.That(choice, Is.EqualTo(choices[name]), $"choice {name}");
        }

        StdpParameter<T>[] values = NativeParameters<T>.Values(expected);
        for (int name = 0; name < values.Length; name++)
        {
            Checked.Succeeds(Library.GetNumber(handle, name, out double number));
            Assert.That(number, Is.EqualTo(values[name].Number), $"parameter {name}");
        }
    }
}

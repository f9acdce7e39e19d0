using System.Numerics;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests;

[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class StdpParametersTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void Defaults_are_those_of_the_contract()
    {
        var parameters = new StdpParameters<T>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(parameters.APre.Number, Is.EqualTo(1.0));
            Assert.That(parameters.APost.Number, Is.EqualTo(1.0));
            Assert.That(parameters.TauPreInv.Number, Is.EqualTo(1 / 50e-3));
            Assert.That(parameters.TauPostInv.Number, Is.EqualTo(1 / 50e-3));
            Assert.That(parameters.WMin.Number, Is.Zero);
            Assert.That(parameters.WMax.Number, Is.EqualTo(1.0));
            Assert.That(parameters.EtaPlus.Number, Is.EqualTo(1e-3));
            Assert.That(parameters.EtaMinus.Number, Is.EqualTo(1e-3));
            Assert.That(parameters.Mu.Number, Is.Zero);
            Assert.That(parameters.MuPlus.Number, Is.Zero);
            Assert.That(parameters.MuMinus.Number, Is.EqualTo(1.0));
            Assert.That(parameters.Algorithm, Is.EqualTo(StdpAlgorithm.Additive));
            Assert.That(parameters.HardBound, Is.True);
        }
    }

    [Test]
    public void A_changed_copy_leaves_the_original_alone()
    {
        var parameters = new StdpParameters<T>();
        StdpParameters<T> changed = parameters with { Mu = 0.5 };
        Assert.That(changed.Mu.Number, Is.EqualTo(0.5));
        Assert.That(parameters, Is.EqualTo(new StdpParameters<T>()));
        Assert.That(changed, Is.Not.EqualTo(parameters));
    }

    [Test]
    public void What_belongs_to_no_trace_belongs_to_the_weights()
    {
        var parameters = new StdpParameters<T>();
        List<string> names = [];
        StdpParameters<T> mapped = parameters.MapOfWeights((_, name) =>
        {
            names.Add(name);
            return 10.0 + names.Count;
        });

        Assert.That(names, Is.EquivalentTo(ParameterNames.OfWeights));
        using (Assert.EnterMultipleScope())
        {
            foreach (string name in ParameterNames.All)
            {
                double expected = ParameterNames.OfTraces.Contains(name) ? parameters.Of(name).Number : 11.0 + names.IndexOf(name);
                Assert.That(mapped.Of(name).Number, Is.EqualTo(expected), name);
            }
        }
    }

    [Test]
    public void The_time_step_defaults_to_one_millisecond()
    {
        var state = new StdpState<T>([1, 1], [1, 1]);
        T[] one = [T.One];

        state.UpdateTraces(one, one, new StdpParameters<T> { TauPreInv = 1.0, TauPostInv = 2.0 });

        Assert.That(state.TracePre[0, 0], Is.EqualTo(T.CreateChecked(0.001)));
        Assert.That(state.TracePost[0, 0], Is.EqualTo(T.CreateChecked(0.002)));
    }
}

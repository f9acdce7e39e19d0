using StdpKernels.Simulation;

namespace StdpKernels.Tests.Simulation;

internal sealed class Xoshiro256StarStarTests
{
    [Test]
    public void Gives_the_published_sequence()
    {
        // The state 1, 2, 3, 4 and what the authors' own code gives from it.
        var random = new Xoshiro256StarStar((1, 2, 3, 4));

        ulong[] numbers = [random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64()];

        Assert.That(numbers, Is.EqualTo(new ulong[] { 11520, 0, 1509978240, 1215971899390074240 }));
    }

    [Test]
    public void Fills_its_state_with_the_published_SplitMix64()
    {
        (ulong S0, ulong S1, ulong S2, ulong S3) state = new Xoshiro256StarStar(1234567).State;

        Assert.That(state.S0, Is.EqualTo(6457827717110365317));
        Assert.That(state.S1, Is.EqualTo(3203168211198807973));
    }

    [Test]
    public void Continues_from_a_saved_state()
    {
        var random = new Xoshiro256StarStar(7);
        random.NextUInt64();
        var continued = new Xoshiro256StarStar(random.State);

        Assert.That(continued.NextUInt64(), Is.EqualTo(random.NextUInt64()));
    }

    [Test]
    public void Draws_uniform_numbers_from_zero_to_below_one()
    {
        const int Count = 100_000;
        var random = new Xoshiro256StarStar(1);
        double[] numbers = [.. Enumerable.Range(0, Count).Select(_ => random.NextDouble())];

        Assert.That(numbers, Has.All.InRange(0.0, Math.BitDecrement(1.0)));
        Assert.That(numbers.Average(), Is.EqualTo(0.5).Within(4 * Math.Sqrt(1.0 / 12 / Count)));
    }
}

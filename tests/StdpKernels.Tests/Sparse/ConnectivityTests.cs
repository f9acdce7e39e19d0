namespace StdpKernels.Tests.Sparse;

/// <summary>Synapses from lists, compressed arrays, masks and seeds.</summary>
internal sealed class ConnectivityTests
{
    private const int Inputs = 7;
    private const int Outputs = 5;

    private static (int Pre, int Post)[] Pairs =>
    [
        .. from pre in Enumerable.Range(0, Inputs)
           from post in Enumerable.Range(0, Outputs)
           where ((pre * 3) + (post * 5)) % 4 < 2
           select (pre, post),
    ];

    [Test]
    public void Lists_in_any_order_give_the_same_synapses()
    {
        (int Pre, int Post)[] shuffled = [.. Pairs];
        new Random(3).Shuffle(shuffled);
        AssertPairs(
            StdpConnectivity.FromPairs(Inputs, Outputs, [.. shuffled.Select(p => p.Pre)], [.. shuffled.Select(p => p.Post)]), Pairs);
    }

    [Test]
    public void Rows_columns_and_masks_give_the_same_synapses()
    {
        StdpConnectivity expected = StdpConnectivity.FromPairs(
            Inputs, Outputs, [.. Pairs.Select(p => p.Pre)], [.. Pairs.Select(p => p.Post)]);
        bool[] mask = [.. Enumerable.Range(0, Inputs * Outputs).Select(i => Pairs.Contains((i % Inputs, i / Inputs)))];
        AssertPairs(StdpConnectivity.FromRows(Inputs, Outputs, expected.RowStarts, expected.Targets), Pairs);
        AssertPairs(StdpConnectivity.FromColumns(Inputs, Outputs, expected.ColumnStarts, expected.Sources), Pairs);
        AssertPairs(StdpConnectivity.FromMask(Inputs, Outputs, mask), Pairs);
    }

    [Test]
    public void A_list_that_changes_later_does_not_matter()
    {
        int[] pre = [0, 1], post = [2, 3];
        StdpConnectivity connectivity = StdpConnectivity.FromPairs(Inputs, Outputs, pre, post);
        pre[0] = 99;
        AssertPairs(connectivity, [(0, 2), (1, 3)]);
    }

    [Test]
    public void A_probability_gives_so_many_synapses_in_every_row_and_column([Values(0.003, 0.1, 0.5, 0.9)] double probability)
    {
        const int Neurons = 2000;
        StdpConnectivity connectivity = StdpConnectivity.Random(Neurons, Neurons, probability, seed: 5);
        AssertConsistent(connectivity);

        // Of binomial numbers, the mean, and the variance of rows and of columns, within five standard errors.
        double mean = Neurons * probability, variance = mean * (1 - probability);
        foreach (double[] degrees in new[] { Degrees(connectivity.RowStarts), Degrees(connectivity.ColumnStarts) })
        {
            Assert.That(degrees.Average(), Is.EqualTo(mean).Within(5 * Math.Sqrt(variance / Neurons)));
            Assert.That(
                degrees.Average(degree => (degree - mean) * (degree - mean)),
                Is.EqualTo(variance).Within(5 * variance * Math.Sqrt(2.0 / Neurons) * 1.2));
        }
    }

    [Test]
    public void A_probability_of_zero_or_one_is_exact()
    {
        Assert.That(StdpConnectivity.Random(Inputs, Outputs, 0, 1).Count, Is.Zero);
        Assert.That(StdpConnectivity.Random(Inputs, Outputs, double.Epsilon, 1).Count, Is.Zero);
        Assert.That(StdpConnectivity.Random(Inputs, Outputs, 1, 1).Count, Is.EqualTo(Inputs * Outputs));
    }

    [Test]
    public void Degrees_are_fixed_and_neurons_drawn_alike([Values(0, 1, 17, 100)] int degree)
    {
        const int Neurons = 100, Others = 3000;
        StdpConnectivity incoming = StdpConnectivity.RandomInDegree(Neurons, Others, degree, seed: 3);
        StdpConnectivity outgoing = StdpConnectivity.RandomOutDegree(Others, Neurons, degree, seed: 3);
        AssertConsistent(incoming);
        AssertConsistent(outgoing);
        Assert.That(Degrees(incoming.ColumnStarts), Has.All.EqualTo(degree));
        Assert.That(Degrees(outgoing.RowStarts), Has.All.EqualTo(degree));
        double share = degree / (double)Neurons, mean = Others * share;
        Assert.That(Degrees(incoming.RowStarts), Has.All.EqualTo(mean).Within(5 * Math.Sqrt(mean * (1 - share))));
        Assert.That(Degrees(outgoing.ColumnStarts), Has.All.EqualTo(mean).Within(5 * Math.Sqrt(mean * (1 - share))));
    }

    /// <summary>Written down once: whole numbers, sums and products give them on any machine.</summary>
    [Test]
    public void A_seed_gives_the_same_synapses_everywhere()
    {
        Assert.That(Sum(StdpConnectivity.Random(300, 200, 0.1, 42)), Is.EqualTo(SumOfProbability));
        Assert.That(Sum(StdpConnectivity.RandomInDegree(300, 200, 20, 42)), Is.EqualTo(SumOfInDegree));
        Assert.That(Sum(StdpConnectivity.RandomOutDegree(300, 200, 20, 42)), Is.EqualTo(SumOfOutDegree));
        Assert.That(Sum(StdpConnectivity.Random(300, 200, 0.1, 43)), Is.Not.EqualTo(SumOfProbability));
    }

    private const string SumOfProbability = "6021, FC951CCC392A36C7";
    private const string SumOfInDegree = "4000, 506915145B2D9CB6";
    private const string SumOfOutDegree = "6000, 7C37F659451D55F5";

    [Test]
    public void A_synapse_is_found([Values] bool there)
    {
        StdpConnectivity connectivity = StdpConnectivity.FromPairs(Inputs, Outputs, [2, 2, 4], [1, 3, 0]);
        Assert.That(connectivity.Find(2, there ? 3 : 2), Is.EqualTo(there ? 1 : -1));
    }

    [Test]
    public void There_may_be_no_synapses_and_no_neurons([Values(0, 3)] int inputs, [Values(0, 3)] int outputs)
    {
        StdpConnectivity connectivity = StdpConnectivity.FromPairs(inputs, outputs, [], []);
        var layer = new StdpSparseLayer<float>(2, connectivity, new());
        layer.WarmUp();
        layer.Step(new float[2 * inputs], new float[2 * outputs]);
        layer.Propagate(new float[2 * inputs], new float[2 * outputs]);
        layer.NormaliseWeights(1);
        layer.ScaleWeights(2);
        Assert.That(layer.Weights.Span.Length, Is.Zero);
        Assert.That(connectivity.ToString(), Is.EqualTo($"0 synapses from {inputs} to {outputs} neurons"));
    }

    private static double[] Degrees(ReadOnlySpan<long> starts)
    {
        var degrees = new double[starts.Length - 1];
        for (int i = 0; i < degrees.Length; i++)
        {
            degrees[i] = starts[i + 1] - starts[i];
        }

        return degrees;
    }

    private static string Sum(StdpConnectivity connectivity)
    {
        ulong sum = 0;
        foreach (int target in connectivity.Targets)
        {
            sum = (sum * 31) + (ulong)target;
        }

        return $"{connectivity.Count}, {sum:X16}";
    }

    private static void AssertPairs(StdpConnectivity connectivity, (int Pre, int Post)[] pairs)
    {
        AssertConsistent(connectivity);
        var came = new List<(int, int)>();
        for (int pre = 0; pre < connectivity.Inputs; pre++)
        {
            for (long i = connectivity.RowStarts[pre]; i < connectivity.RowStarts[pre + 1]; i++)
            {
                came.Add((pre, connectivity.Targets[(int)i]));
            }
        }

        Assert.That(came, Is.EqualTo(pairs));
    }

    /// <summary>Rows and columns ascend, and lead to each other.</summary>
    private static void AssertConsistent(StdpConnectivity connectivity)
    {
        var rowOf = new int[connectivity.Count];
        bool ascend = connectivity.RowStarts[^1] == connectivity.Count && connectivity.ColumnStarts[^1] == connectivity.Count;
        for (int pre = 0; pre < connectivity.Inputs; pre++)
        {
            ReadOnlySpan<int> targets = connectivity.Targets[(int)connectivity.RowStarts[pre]..(int)connectivity.RowStarts[pre + 1]];
            ascend &= Ascends(targets);
            rowOf.AsSpan((int)connectivity.RowStarts[pre], targets.Length).Fill(pre);
        }

        bool lead = true;
        var isLedTo = new bool[connectivity.Count];
        for (int post = 0; post < connectivity.Outputs; post++)
        {
            int first = (int)connectivity.ColumnStarts[post], end = (int)connectivity.ColumnStarts[post + 1];
            ascend &= Ascends(connectivity.Sources[first..end]);
            for (int i = first; i < end; i++)
            {
                int position = connectivity.Positions[i];
                lead &= connectivity.Targets[position] == post && rowOf[position] == connectivity.Sources[i] && !isLedTo[position];
                isLedTo[position] = true;
            }
        }

        Assert.That(ascend, "rows and columns ascend");
        Assert.That(lead, "the index leads to each synapse once");
    }

    private static bool Ascends(ReadOnlySpan<int> neurons)
    {
        bool ascends = true;
        for (int i = 1; i < neurons.Length; i++)
        {
            ascends &= neurons[i] > neurons[i - 1];
        }

        return ascends;
    }
}

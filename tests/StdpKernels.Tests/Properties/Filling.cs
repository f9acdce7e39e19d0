using System.Numerics;
using CsCheck;
using StdpKernels.Tests.Support;

namespace StdpKernels.Tests.Properties;

/// <summary>What the arrays and parameters of a random layer are drawn from.</summary>
internal sealed record Filling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Gen<StdpAlgorithm> AnyAlgorithm = Gen.Enum<StdpAlgorithm>();

    /// <summary>A weight.</summary>
    public Gen<T> Weights { get; init; } = Gen.Frequency((3, Numbers<T>.WithinOrOn), (1, Numbers<T>.Around));

    /// <summary>An element of a trace.</summary>
    public Gen<T> Traces { get; init; } = Numbers<T>.Uniform(-0.5, 2);

    /// <summary>First which activity a side of one step has, then its elements.</summary>
    public Gen<Gen<T>> Activity { get; init; } =
        Gen.OneOf(0, 0.02, 0.1, 0.5, 1).Select(density => Numbers<T>.Spikes(density));

    /// <summary>The largest number of steps.</summary>
    public int Steps { get; init; } = 3;

    /// <summary>The rule.</summary>
    public Gen<StdpAlgorithm> Algorithm { get; init; } = AnyAlgorithm;

    public Gen<bool> HardBound { get; init; } = Gen.Bool;

    /// <summary>An element of a learning rate.</summary>
    public Gen<double> Rate { get; init; } = Gen.Double[0, 0.25];

    /// <summary>An element of the lower bound.</summary>
    public Gen<double> Lower { get; init; } = Gen.Frequency((3, Gen.Const(0.0)), (1, Gen.Double[-0.25, 0.5]));

    /// <summary>An element of the upper bound.</summary>
    public Gen<double> Upper { get; init; } = Gen.Frequency((3, Gen.Const(1.0)), (1, Gen.Double[0.75, 1.5]));

    /// <summary>An exponent that is a number.</summary>
    public Gen<double> Exponent { get; init; } = Gen.OneOf(0.0, 1, 2);

    /// <summary>An element of <c>a_*</c>.</summary>
    public Gen<double> Amplitude { get; init; } = Gen.Frequency((2, Gen.Const(1.0)), (1, Gen.Double[-1, 2]));

    /// <summary>An element of <c>tau_*_inv</c>.</summary>
    public Gen<double> InverseTimeConstant { get; init; } = Gen.Double[0, 200];

    /// <summary>How a trace moves. Traces that a spike sets take no other activity than spikes.</summary>
    public Gen<StdpTraceDynamics> Dynamics { get; init; } = AnyDynamics(StdpTraceSpike.Scaled, StdpTraceSpike.Jump);

    /// <summary>Whether traces contain the spikes of the step.</summary>
    public Gen<StdpCoincidence> Coincidence { get; init; } = Gen.Const(StdpCoincidence.Included);

    /// <summary>The order of the two changes.</summary>
    public Gen<StdpOrder> Order { get; init; } = Gen.Const(StdpOrder.Together);

    /// <summary>The weights that bounds act on, where they can be told apart.</summary>
    public Gen<StdpBoundScope> BoundScope { get; init; } = Gen.Const(StdpBoundScope.AllWeights);

    /// <summary>What depression subtracts from the postsynaptic trace.</summary>
    public Gen<double> Target { get; init; } = Gen.Const(0.0);

    /// <summary>Whether rules are of triplets.</summary>
    public Gen<bool> HasTriplets { get; init; } = Gen.Const(false);

    /// <summary>The floor of traces.</summary>
    public Gen<double> Floor { get; init; } = Gen.Frequency((3, Gen.Const(0.0)), (1, Gen.OneOf(1e-3, 0.1, 0.5)));

    public Gen<double> TimeSteps { get; init; } = Gen.OneOf(0.001, 0.004, 0);

    /// <summary>Whether parameters may be tensors.</summary>
    public bool Tensors { get; init; } = true;

    /// <summary>Any decay, and one of these spikes; half of the time the default.</summary>
    public static Gen<StdpTraceDynamics> AnyDynamics(params StdpTraceSpike[] spikes) => Gen.OneOf(
        Gen.Const(default(StdpTraceDynamics)),
        Gen.Select(
            Gen.Enum<StdpTraceDecay>(), Gen.OneOf(spikes), (decay, spike) => new StdpTraceDynamics { Decay = decay, Spike = spike }));

    /// <summary>The parameters of a layer with sides and weights of these shapes.</summary>
    public Gen<StdpParameters<T>> Parameters(int[] pre, int[] post, int[] weights) =>
        from algorithm in Algorithm
        from hardBound in HardBound
        from floor in Floor
        from dynamics in Gen.Select(Dynamics, Dynamics)
        from traces in Gen.Select(
            Parameter(pre, Amplitude),
            Parameter(post, Amplitude),
            Parameter(pre, InverseTimeConstant),
            Parameter(post, InverseTimeConstant))
        from rates in Gen.Select(Parameter(weights, Rate), Parameter(weights, Rate))
        from bounds in Gen.Select(Parameter(weights, Lower), Parameter(weights, Upper))
        from exponents in Gen.Select(Parameter(weights, Exponent), Parameter(weights, Exponent), Parameter(weights, Exponent))
        from coincidence in Gen.Select(Coincidence, Coincidence)
        from order in Order
        from scope in BoundScope
        from target in Target
        from triplet in HasTriplets.SelectMany(has => has ? Triplet(pre, post) : Gen.Const((StdpTriplet<T>?)null))
        select new StdpParameters<T>
        {
            CoincidencePlus = coincidence.Item1,
            CoincidenceMinus = coincidence.Item2,
            Order = order,
            BoundScope = hardBound && order != StdpOrder.Together && weights.Length == 2 && pre[0] == 1 ? scope : StdpBoundScope.AllWeights,
            Triplet = triplet,
            TargetPost = target,
            Algorithm = algorithm,
            HardBound = hardBound,
            TraceFloor = floor,
            DynamicsPre = dynamics.Item1,
            DynamicsPost = dynamics.Item2,
            APre = traces.Item1,
            APost = traces.Item2,
            TauPreInv = traces.Item3,
            TauPostInv = traces.Item4,
            EtaPlus = rates.Item1,
            EtaMinus = rates.Item2,
            WMin = bounds.Item1,
            WMax = bounds.Item2,
            Mu = exponents.Item1,
            MuPlus = exponents.Item2,
            MuMinus = exponents.Item3,
        };

    private Gen<StdpTriplet<T>?> Triplet(int[] pre, int[] post) =>
        from plus in Gen.Select(Parameter(post, Amplitude), Parameter(post, Amplitude))
        from minus in Gen.Select(Parameter(pre, Amplitude), Parameter(pre, Amplitude))
        from tau in Gen.Select(Parameter(pre, InverseTimeConstant), Parameter(post, InverseTimeConstant))
        select new StdpTriplet<T>
        {
            A2Plus = plus.Item1,
            A3Plus = plus.Item2,
            A2Minus = minus.Item1,
            A3Minus = minus.Item2,
            TauPreSlowInv = tau.Item1,
            TauPostSlowInv = tau.Item2,
        };

    /// <summary>A number three times out of four, else a tensor of any shape that broadcasts.</summary>
    private Gen<StdpParameter<T>> Parameter(int[] target, Gen<double> element)
    {
        Gen<StdpParameter<T>> number = element.Select(value => new StdpParameter<T>(value));
        if (!Tensors)
        {
            return number;
        }

        int[][] forms = [.. Forms.Of(target)];
        Gen<StdpParameter<T>> tensor =
            from form in Gen.Int[0, forms.Length - 1].Select(i => forms[i])
            from values in element.Select(T.CreateChecked).Array[new TensorShape(form).Length]
            select new StdpParameter<T>(values, form);
        return Gen.Frequency((3, number), (1, tensor));
    }
}

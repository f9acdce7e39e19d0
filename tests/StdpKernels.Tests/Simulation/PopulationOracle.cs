using System.Numerics;
using StdpKernels.Simulation;

namespace StdpKernels.Tests.Simulation;

/// <summary>Neurons one after the other, as their documentation has the equations: what populations are compared with.</summary>
internal sealed class PopulationOracle<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Func<int, T> _next;
    private readonly Func<int, T> _reset;
    private readonly T[] _excitatory;
    private readonly T[] _inhibitory;
    private readonly int[] _waiting;
    private readonly int _refractory;
    private readonly T _restingThreshold;
    private readonly T _rise;
    private readonly T _thresholdDecay;

    private PopulationOracle(int count, double resting, double threshold, double refractory, double rise, double thresholdTau, double dt, Func<PopulationOracle<T>, Func<int, T>> next, Func<PopulationOracle<T>, Func<int, T>> reset)
    {
        Potentials = Filled(count, resting);
        Thresholds = Filled(count, threshold);
        Excitation = new T[count];
        Inhibition = new T[count];
        Recoveries = new T[count];
        _excitatory = new T[count];
        _inhibitory = new T[count];
        _waiting = new int[count];
        _refractory = (int)Math.Round(refractory / dt);
        _restingThreshold = Number(threshold);
        _rise = Number(rise);
        _thresholdDecay = Number(ScalarExponential.Of(-dt / thresholdTau));
        _next = next(this);
        _reset = reset(this);
    }

    public T[] Potentials { get; }

    public T[] Thresholds { get; }

    public T[] Recoveries { get; }

    /// <summary>What comes in a step, times the gain.</summary>
    public T[] Excitation { get; }

    public T[] Inhibition { get; }

    public static PopulationOracle<T> Delta(int count, LifParameters p, double dt)
    {
        T rest = Number(p.RestingPotential + p.Bias), leak = Number(ScalarExponential.Of(-dt / p.MembraneTimeConstant));
        return Lif(count, p, dt, o => i => (o.Excitation[i] + (rest + ((o.Potentials[i] - rest) * leak))) - o.Inhibition[i]);
    }

    public static PopulationOracle<T> Current(int count, LifParameters p, double dt)
    {
        T rest = Number(p.RestingPotential + p.Bias), leak = Number(ScalarExponential.Of(-dt / p.MembraneTimeConstant));
        T effectE = Effect(p.ExcitatoryTimeConstant), effectI = Effect(p.InhibitoryTimeConstant);
        return Lif(count, p, dt, o => i =>
        {
            (T e, T inhibitory) = o.Take(i, p, dt);
            return ((rest + ((o.Potentials[i] - rest) * leak)) + (e * effectE)) - (inhibitory * effectI);
        });

        T Effect(double synapse) => Number(synapse == p.MembraneTimeConstant
            ? dt / synapse * ScalarExponential.Of(-dt / synapse)
            : CurrentLifPopulation<double>.Effect(dt, p.MembraneTimeConstant, synapse));
    }

    public static PopulationOracle<T> Conductance(int count, LifParameters p, double dt)
    {
        T rest = Number(p.RestingPotential + p.Bias), exponent = Number(-dt / p.MembraneTimeConstant);
        T reversalE = Number(p.ExcitatoryReversalPotential), reversalI = Number(p.InhibitoryReversalPotential);
        return Lif(count, p, dt, o => i =>
        {
            (T e, T inhibitory) = o.Take(i, p, dt);
            T total = (T.One + e) + inhibitory;
            T steady = ((rest + (e * reversalE)) + (inhibitory * reversalI)) / total;
            return steady + ((o.Potentials[i] - steady) * ScalarExponential.Of(total * exponent));
        });
    }

    public static PopulationOracle<T> Izhikevich(int count, IzhikevichParameters p, double dt)
    {
        T ms = Number(dt * 1000), half = ms / Number(2);
        var oracle = new PopulationOracle<T>(
            count,
            p.C,
            30,
            refractory: 0,
            rise: 0,
            thresholdTau: 1,
            dt,
            o => i =>
            {
                T u = o.Recoveries[i], current = (Number(p.Bias) + o.Excitation[i]) - o.Inhibition[i];
                T v = Half(Half(o.Potentials[i]));
                o.Recoveries[i] = u + ((((Number(p.B) * v) - u) * Number(p.A)) * ms);
                return v;

                T Half(T x) => x + (((((((x * x) * Number(0.04)) + (x * Number(5))) + Number(140)) - u) + current) * half);
            },
            o => i =>
            {
                o.Recoveries[i] += Number(p.D);
                return Number(p.C);
            });
        oracle.Recoveries.AsSpan().Fill(Number(p.B * p.C));
        return oracle;
    }

    public int[] Step()
    {
        var fired = new List<int>();
        for (int i = 0; i < Potentials.Length; i++)
        {
            T next = _next(i);
            if (_waiting[i] > 0)
            {
                _waiting[i]--;
            }
            else
            {
                Potentials[i] = next;
            }

            if (Potentials[i] > Thresholds[i])
            {
                Potentials[i] = _reset(i);
                _waiting[i] = _refractory;
                fired.Add(i);
            }
        }

        for (int i = 0; i < Potentials.Length && _rise != T.Zero; i++)
        {
            Thresholds[i] = _restingThreshold + ((Thresholds[i] - _restingThreshold) * _thresholdDecay);
            Thresholds[i] += fired.Contains(i) ? _rise : T.Zero;
        }

        return [.. fired];
    }

    private static PopulationOracle<T> Lif(int count, LifParameters p, double dt, Func<PopulationOracle<T>, Func<int, T>> next) => new(
        count,
        p.RestingPotential,
        p.ThresholdPotential,
        p.RefractoryPeriod,
        p.ThresholdRise,
        p.ThresholdTimeConstant,
        dt,
        next,
        _ => _ => Number(p.ResetPotential));

    // Currents or conductances as they are in this step; what is left of them goes on.
    private (T Excitatory, T Inhibitory) Take(int i, LifParameters p, double dt)
    {
        T e = _excitatory[i] + Excitation[i], inhibitory = _inhibitory[i] + Inhibition[i];
        _excitatory[i] = e * Number(ScalarExponential.Of(-dt / p.ExcitatoryTimeConstant));
        _inhibitory[i] = inhibitory * Number(ScalarExponential.Of(-dt / p.InhibitoryTimeConstant));
        return (e, inhibitory);
    }

    private static T Number(double value) => T.CreateTruncating(value);

    private static T[] Filled(int count, double value)
    {
        var values = new T[count];
        values.AsSpan().Fill(Number(value));
        return values;
    }
}

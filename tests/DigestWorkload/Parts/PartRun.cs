using System.Numerics;

namespace StdpKernels.DigestWorkload.Parts;

/// <summary>A case of parts computed along a route: the digest of all arrays after each step.</summary>
internal sealed class PartRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PartCase _case;
    private readonly RoutedLayer<T> _layer;
    private readonly StdpEligibility<T>? _eligibility;
    private readonly T[] _changes;
    private Digest _digest;

    private PartRun(PartCase partCase, Route route, WorkloadData<T> data, Action<StdpLayer<T>>? prepare)
    {
        _case = partCase;
        _layer = new RoutedLayer<T>(partCase.Workload, route, data, partCase.Parts);
        if (_layer.Prepared is { } prepared)
        {
            prepare?.Invoke(prepared);
        }

        _changes = new T[_layer.Prepared?.Weights.Span.Length ?? 0];
        _eligibility = partCase.Drive is Drive.Eligibility or Drive.SampleEligibility
            ? _layer.Prepared!.AddEligibility(137, ofSamples: partCase.Drive == Drive.SampleEligibility)
            : null;
    }

    /// <summary>The digest of a case.</summary>
    /// <param name="partCase">What to compute.</param>
    /// <param name="route">How: with a prepared layer where the case needs one.</param>
    /// <param name="prepare">Called with a prepared layer before the first step.</param>
    public static ulong Digest(PartCase partCase, Route route, Action<StdpLayer<T>>? prepare = null)
    {
        var data = new WorkloadData<T>(partCase.Workload);
        var run = new PartRun<T>(partCase, route, data, prepare);
        (T[] Pre, T[] Post)[] activity = [.. Enumerable.Range(0, partCase.Workload.Densities.Count).Select(data.NextActivity)];
        if (partCase.Drive == Drive.Window)
        {
            run._layer.Window(activity);
            run.Note();
        }

        for (int step = 0; step < activity.Length && partCase.Drive != Drive.Window; step++)
        {
            if (step == WorkloadCase.Disturbed && partCase.Drive is Drive.Step or Drive.Gate)
            {
                run._layer.Disturb();
            }

            run.Step(step, activity[step].Pre, activity[step].Post);
            run.Note();
        }

        return run._digest.Value;
    }

    private static T Number(double number) => T.CreateChecked(number);

    private void Step(int step, T[] pre, T[] post)
    {
        switch (_case.Drive)
        {
            case Drive.Step:
                _layer.Step(pre, post);
                break;
            case Drive.Gate:
                T gate = Number(step % 3 == 0 ? 0.7 : step % 3 == 1 ? 1 : -0.4);
                _layer.Call(pre, post, (zPre, zPost) => _layer.Prepared!.Step(zPre, zPost, gate));
                break;
            case Drive.Changes:
                _layer.Call(pre, post, (zPre, zPost) => _layer.Prepared!.StepChanges(zPre, zPost, _changes, add: step % 3 != 0));
                _digest.Add<T>(_layer.Inner(_changes));
                break;
            case Drive.Eligibility:
                Reward(step, pre, post);
                break;
            default:
                RewardSamples(step, pre, post);
                break;
        }
    }

    private void Reward(int step, T[] pre, T[] post)
    {
        if (step % 3 == 2)
        {
            _layer.Call(pre, post, (zPre, zPost) => _eligibility!.RewardAndStep(Number(0.6), zPre, zPost));
        }
        else
        {
            _layer.Call(pre, post, _eligibility!.Step);
            if (step % 3 == 0)
            {
                _eligibility.Reward(Number(-0.8));
            }
            else
            {
                _eligibility.Reward(_layer.OfOutputs(Rewards(_case.Workload.Shape.Outputs)));
            }
        }

        _eligibility!.CopyTo(_changes);
        _digest.Add<T>(_layer.Inner(_changes));
    }

    private void RewardSamples(int step, T[] pre, T[] post)
    {
        T[] rewards = Rewards(_case.Workload.Shape.Batch);
        if (step % 2 == 0)
        {
            _layer.Call(pre, post, _eligibility!.Step);
            _eligibility.RewardSamples(rewards);
        }
        else
        {
            _layer.Call(pre, post, (zPre, zPost) => _eligibility!.RewardSamplesAndStep(rewards, zPre, zPost));
        }

        var planes = new T[rewards.Length * _changes.Length];
        _eligibility!.CopyTo(planes);
        for (int sample = 0; sample < rewards.Length; sample++)
        {
            _digest.Add<T>(_layer.Inner(planes.AsSpan(sample * _changes.Length, _changes.Length).ToArray()));
        }
    }

    /// <summary>Of both signs, and zero for one.</summary>
    private static T[] Rewards(int count) => [.. Enumerable.Range(0, count).Select(i => Number(i == 1 ? 0 : (0.3 * (i % 5)) - 0.4))];

    private void Note()
    {
        _digest.Add<T>(_layer.W);
        _digest.Add<T>(_layer.TPre);
        _digest.Add<T>(_layer.TPost);
        if (_case.IsTriplet)
        {
            _digest.Add<T>(_layer.InnerPre("t_pre_slow"));
            _digest.Add<T>(_layer.InnerPost("t_post_slow"));
        }
    }
}

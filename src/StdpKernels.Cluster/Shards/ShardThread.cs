using System.Collections.Concurrent;

namespace StdpKernels.Cluster.Shards;

/// <summary>A thread that does one thing after the other, for a grain that must not compute on the threads of the engine.</summary>
internal sealed class ShardThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    public ShardThread() => new Thread(Work) { IsBackground = true, Name = "stdp shard" }.Start();

    /// <summary>Has something done. What waits for it goes on elsewhere.</summary>
    public Task<TResult> RunAsync<TResult>(Func<TResult> function)
    {
        var completion = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                completion.SetResult(function());
            }
#pragma warning disable CA1031 // Whatever it is, it is told to whoever waits, and the thread goes on.
            catch (Exception e)
            {
                completion.SetException(e);
            }
#pragma warning restore CA1031
        });
        return completion.Task;
    }

    public void Dispose() => _work.CompleteAdding();

    private void Work()
    {
        foreach (Action action in _work.GetConsumingEnumerable())
        {
            action();
        }

        _work.Dispose();
    }
}

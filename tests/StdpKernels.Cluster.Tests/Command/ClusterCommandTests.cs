using System.Diagnostics;
using StdpKernels.Cluster.Tests.Processes;
using StdpKernels.Tests.Support;
using StdpKernels.Tests.Tool.Support;
using StdpKernels.Tool.Commands;

namespace StdpKernels.Cluster.Tests.Command;

/// <summary>What <c>stdp cluster</c> and the shards of <c>stdp simulate</c> say, and how they end.</summary>
internal sealed class ClusterCommandTests
{
    private const int Terminated = 143;

    [TestCase("redis://host", "host:6379")]
    [TestCase("redis://host:7000/", "host:7000")]
    [TestCase("rediss://:secret@10.0.0.1", "10.0.0.1:6379,password=secret,ssl=true")]
    [TestCase("redis://me:a%40b@host:1", "host:1,user=me,password=a@b")]
    [TestCase("host:6379", null)]
    [TestCase("http://host", null)]
    [TestCase("redis://host/1", null)]
    [TestCase("redis://host?x=1", null)]
    public void An_address_is_read(string text, string? expected) => Assert.That(RedisAddress.TryParse(text), Is.EqualTo(expected));

    [TestCase("--redis must say", "cluster")]
    [TestCase("redis://host:6379", "cluster", "--redis", "nonsense")]
    [TestCase("go together", "cluster", "--redis", "redis://127.0.0.1:1", "--tls-key", "a.pem")]
    [TestCase("IP address", "cluster", "--redis", "redis://127.0.0.1:1", "--address", "here")]
    [TestCase("the silo cannot start", "cluster", "--redis", "redis://127.0.0.1:1")]
    [TestCase("--cluster needs --shards", "simulate", "balanced", "--cluster", "redis://127.0.0.1:1")]
    [TestCase("the silo cannot start", "simulate", "balanced", "--quick", "--shards", "2", "--cluster", "redis://127.0.0.1:1", "--output", "never")]
    [TestCase("--shards belongs to the balanced experiment", "simulate", "drift", "--shards", "2")]
    [TestCase("from 0 to 256", "simulate", "balanced", "--shards", "257")]
    public void What_is_not_valid_is_told_in_a_line(string text, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        StdpProcess.Run(folder.FullName, arguments).AssertOneLineOfError(text);
    }

    [Test]
    public async Task A_run_is_driven_ended_and_gone_on_with()
    {
        using var folder = new TemporaryFolder();
        using RedisServer redis = await RequiredRedis.StartAsync();
        string address = $"redis://{redis.Address}";
        string[] simulate = ["simulate", "balanced", "--quick", "--shards", "2", "--cluster", address, "--output", "out", "--checkpoint", "0.2"];
        using Process silo = StdpProcess.Start(folder.FullName, "cluster", "--redis", address);
        Assert.That(await silo.StandardOutput.ReadLineAsync(), Does.Contain("waits for shards"));

        using Process driver = StdpProcess.Start(folder.FullName, simulate);
        await WaitForAsync(driver, "10 %");
        StdpProcess.Signal(driver, "TERM");
        Assert.That(driver.ExitCode, Is.EqualTo(Terminated));
        Assert.That(await driver.StandardError.ReadToEndAsync(), Is.EqualTo("stdp: terminated\n"));

        string[] others = [.. simulate];
        others[Array.IndexOf(others, "2")] = "3";
        ProcessOutcome refused = StdpProcess.Run(folder.FullName, others);
        Assert.That(refused.Error, Does.Contain("--restart").And.Not.Contain("   at "));
        Assert.That(refused.ExitCode, Is.EqualTo(1));

        using Process next = StdpProcess.Start(folder.FullName, simulate);
        await WaitForAsync(next, "Going on from");
        StdpProcess.Signal(next, "TERM");
        StdpProcess.Signal(silo, "TERM");
        Assert.That(silo.ExitCode, Is.EqualTo(Terminated));
        Assert.That(await silo.StandardError.ReadToEndAsync(), Is.EqualTo("stdp: terminated\n"));
    }

    private static async Task WaitForAsync(Process process, string text)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"Never said {text}: {await process.StandardError.ReadToEndAsync()}");
    }
}

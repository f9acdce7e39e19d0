using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using StdpKernels.Samples.AppHost;

namespace StdpKernels.Cluster.Tests.Documentation.Deployment;

/// <summary>The sample for Aspire: the application as it is built, without starting it.</summary>
internal sealed class AppHostTests
{
    [Test]
    public async Task Redis_silos_and_a_driver_are_started_with_what_the_command_accepts()
    {
        IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder(
            new DistributedApplicationOptions { DisableDashboard = true, Args = ["--operation", "publish"] });
        builder.AddStdpCluster(silos: 3, folder: "/data");
        RedisResource redis = builder.Resources.OfType<RedisResource>().Single();
        ExecutableResource[] silos = [.. builder.Resources.OfType<ExecutableResource>().Where(resource => resource.Name.StartsWith("silo-", StringComparison.Ordinal))];
        ExecutableResource driver = builder.Resources.OfType<ExecutableResource>().Single(resource => resource.Name == "driver");
        Assert.That(silos, Has.Length.EqualTo(3));
        foreach (ExecutableResource resource in silos.Append(driver))
        {
            CommandLine line = await LineAsync(resource);
            Assert.That(resource.Command, Is.EqualTo("stdp"));
            Assert.That(line.Name, Is.EqualTo(resource == driver ? "simulate" : "cluster"));
            Assert.That(line.Redis, Is.EqualTo("localhost:6380,password=a/b"));
            Assert.That(line.Checkpoints, Is.EqualTo("/data/checkpoints"));
            Assert.That(resource.Annotations.OfType<WaitAnnotation>().Single().Resource, Is.SameAs(redis));
            Assert.That(resource.Annotations.OfType<ExplicitStartupAnnotation>().Any(), Is.EqualTo(resource == driver));
        }

        Assert.That((await LineAsync(driver)).Value<int>("--shards"), Is.EqualTo(silos.Length));
    }

    // What Aspire knows when Redis runs, in place of the names that it has for it.
    private static async Task<CommandLine> LineAsync(ExecutableResource resource)
    {
        var arguments = new List<object>();
        foreach (CommandLineArgsCallbackAnnotation annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(new CommandLineArgsCallbackContext(arguments));
        }

        return new CommandLine(arguments.Select(argument => argument is ReferenceExpression address
            ? string.Format(System.Globalization.CultureInfo.InvariantCulture, address.Format, [.. address.ManifestExpressions.Select(ValueOf)])
            : (string)argument));

        static object ValueOf(string name) => name switch
        {
            "{redis.bindings.tcp.scheme}" => "redis",
            "{redis.bindings.tcp.host}" => "localhost",
            "{redis.bindings.tcp.port}" => "6380",
            _ => name.StartsWith("{redis-password", StringComparison.Ordinal) ? "a%2Fb" : throw new AssertionException(name),
        };
    }
}

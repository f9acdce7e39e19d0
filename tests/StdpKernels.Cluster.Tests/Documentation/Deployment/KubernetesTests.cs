using k8s;
using k8s.Models;

namespace StdpKernels.Cluster.Tests.Documentation.Deployment;

/// <summary>The sample for Kubernetes: objects of its interface, with no field that it does not know, and what they name is there.</summary>
internal sealed class KubernetesTests
{
    private const string PodAddress = "10.0.0.7";

    private static readonly object[] Objects =
    [
        .. Directory.GetFiles(Yaml.PathOf("kubernetes")).Order(StringComparer.Ordinal)
            .SelectMany(file => KubernetesYaml.LoadAllFromString(File.ReadAllText(file), strict: true)),
    ];

    private static V1Deployment Silos => Named<V1Deployment>("silo");

    private static V1Job Driver => Only<V1Job>();

    private static IEnumerable<V1PodSpec> Pods => [Silos.Spec.Template.Spec, Driver.Spec.Template.Spec];

    [Test]
    public void There_is_what_a_cluster_needs() => Assert.That(Objects.Select(item => item.GetType()), Is.EquivalentTo(
    [
        typeof(V1ConfigMap), typeof(V1PersistentVolumeClaim), typeof(V1NetworkPolicy), typeof(V1Deployment), typeof(V1Service), typeof(V1Deployment), typeof(V1Job),
    ]));

    [Test]
    public void A_field_that_is_not_known_is_seen() => Assert.That(
        () => KubernetesYaml.LoadAllFromString(File.ReadAllText(Yaml.PathOf("kubernetes", "silos.yaml")).Replace("volumeMounts", "volumeMount", StringComparison.Ordinal), strict: true),
        Throws.Exception.With.Message.Contain("volumeMount").Or.InnerException.Message.Contain("volumeMount"));

    [Test]
    public void The_command_accepts_what_silos_and_driver_are_started_with()
    {
        CommandLine silo = Line(Silos.Spec.Template.Spec), driver = Line(Driver.Spec.Template.Spec);
        Assert.That((silo.Name, driver.Name), Is.EqualTo(("cluster", "simulate")));
        V1Service redis = Only<V1Service>();
        foreach (CommandLine line in new[] { silo, driver })
        {
            Assert.That(line.Redis, Is.EqualTo($"{redis.Metadata.Name}:{redis.Spec.Ports.Single().Port}"));
            Assert.That(line.Value<string>("--address"), Is.EqualTo(PodAddress));
            Assert.That(line.Port, Is.EqualTo(CommandLine.DefaultPort));
        }

        Assert.That(silo.Checkpoints, Is.EqualTo(driver.Checkpoints));
        Assert.That(driver.Value<int>("--shards"), Is.EqualTo(Silos.Spec.Replicas), "a shard for each silo");
    }

    [Test]
    public void Checkpoints_and_results_are_in_the_folder_that_all_see()
    {
        V1PersistentVolumeClaim claim = Only<V1PersistentVolumeClaim>();
        Assert.That(claim.Spec.AccessModes, Is.EqualTo(["ReadWriteMany"]));
        foreach (V1PodSpec pod in Pods)
        {
            V1VolumeMount mount = pod.Containers.Single().VolumeMounts.Single();
            Assert.That(pod.Volumes.Single(volume => volume.Name == mount.Name).PersistentVolumeClaim.ClaimName, Is.EqualTo(claim.Metadata.Name));
            Assert.That(Line(pod).Checkpoints, Does.StartWith($"{mount.MountPath}/"));
        }

        Assert.That(Line(Driver.Spec.Template.Spec).Value<string>("--output"), Does.StartWith("/data/"));
    }

    [Test]
    public void Selectors_find_their_pods_and_probes_their_ports()
    {
        foreach (V1Deployment deployment in Objects.OfType<V1Deployment>())
        {
            Assert.That(deployment.Spec.Selector.MatchLabels, Is.SubsetOf(deployment.Spec.Template.Metadata.Labels));
        }

        V1Service service = Only<V1Service>();
        V1Deployment redis = Named<V1Deployment>("redis");
        Assert.That(service.Spec.Selector, Is.SubsetOf(redis.Spec.Template.Metadata.Labels));
        Assert.That(redis.Spec.Template.Spec.Containers.Single().Ports.Single().Name, Is.EqualTo(service.Spec.Ports.Single().TargetPort.Value));
        V1Container silo = Silos.Spec.Template.Spec.Containers.Single();
        Assert.That((silo.Ports.Single().Name, silo.Ports.Single().ContainerPort), Is.EqualTo((silo.ReadinessProbe.TcpSocket.Port.Value, CommandLine.DefaultPort)));
        Assert.That(Silos.Spec.Template.Spec.TopologySpreadConstraints.Single().LabelSelector.MatchLabels, Is.SubsetOf(Silos.Spec.Template.Metadata.Labels));
    }

    [Test]
    public void Nobody_else_reaches_a_pod_of_the_cluster()
    {
        V1NetworkPolicy policy = Only<V1NetworkPolicy>();
        IDictionary<string, string> ours = policy.Spec.PodSelector.MatchLabels;
        Assert.That(policy.Spec.Ingress.Single().FromProperty.Single().PodSelector.MatchLabels, Is.EqualTo(ours));
        Assert.That(
            Objects.OfType<V1Deployment>().Select(deployment => deployment.Spec.Template.Metadata.Labels).Append(Driver.Spec.Template.Metadata.Labels),
            Is.All.SupersetOf(ours));
        Assert.That(Only<V1Service>().Spec.Type, Is.Null, "within the cluster only");
        Assert.That(Pods.Select(pod => pod.SecurityContext.RunAsNonRoot), Is.All.True);
    }

    /// <summary>What the container runs, with what it is given in place of <c>$(NAME)</c>.</summary>
    private static CommandLine Line(V1PodSpec pod)
    {
        V1Container container = pod.Containers.Single();
        Assert.That(container.Command, Is.Null, "the image has it");
        Dictionary<string, string> values = Only<V1ConfigMap>().Data.ToDictionary(pair => $"$({pair.Key})", pair => pair.Value);
        Assert.That(container.EnvFrom.Single().ConfigMapRef.Name, Is.EqualTo(Only<V1ConfigMap>().Metadata.Name));
        foreach (V1EnvVar variable in container.Env)
        {
            Assert.That(variable.ValueFrom.FieldRef.FieldPath, Is.EqualTo("status.podIP"));
            values.Add($"$({variable.Name})", PodAddress);
        }

        string[] arguments = [.. container.Args.Select(argument => values.GetValueOrDefault(argument, argument))];
        Assert.That(arguments, Has.None.Contains("$"), "names that are not there");
        return new CommandLine(arguments);
    }

    private static T Only<T>() => Objects.OfType<T>().Single();

    private static T Named<T>(string name)
        where T : IKubernetesObject<V1ObjectMeta> => Objects.OfType<T>().Single(item => item.Metadata.Name == name);
}

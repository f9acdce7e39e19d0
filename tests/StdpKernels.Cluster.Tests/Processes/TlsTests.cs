using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using StdpKernels.Cluster.Hosting;
using StdpKernels.Tests.Support;

namespace StdpKernels.Cluster.Tests.Processes;

/// <summary>Silos that show certificates of one authority find each other; who has none, or one of another authority, is not let in.</summary>
internal sealed class TlsTests
{
    private readonly List<ProgramProcess> _processes = [];

    [TearDown]
    public void EndProcesses()
    {
        _processes.ForEach(process => process.Dispose());
        _processes.Clear();
    }

    [Test]
    public async Task A_run_goes_on_encrypted_and_nobody_else_gets_in()
    {
        using TemporaryFolder folder = new(), elsewhere = new();
        using Certificates certificates = new(folder.FullName), others = new(elsewhere.FullName);
        using RedisServer redis = await RequiredRedis.StartAsync();
        ProgramProcess silo = Start("silo", redis, folder, certificates.Create("silo"));
        silo.WaitFor(line => line == "ready", "the silo");
        ProgramProcess driver = Start("driver", redis, folder, certificates.Create("driver"));
        driver.WaitFor(line => line.StartsWith('{'), "a window");

        await AssertEncryptedAsync(silo.Port, folder.PathOf("authority.pem"));

        // Its own connections are refused by the silo, and those of the silo by it.
        ProgramProcess stranger = Start("driver", redis, folder, others.Create("stranger"));
        Assert.That(
            () => stranger.WaitFor(line => line.StartsWith('{'), "a window", TimeSpan.FromSeconds(12)), Throws.TypeOf<TimeoutException>());
        stranger.Kill();

        File.WriteAllText(folder.PathOf(RunProgram.Stop), "");
        driver.WaitFor(line => line.StartsWith("digest", StringComparison.Ordinal), "the end");
    }

    // What the engine says first is not to be read without a key.
    private static async Task AssertEncryptedAsync(int port, string authorityPath)
    {
        using X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile(authorityPath);
        using var plain = new TcpClient("127.0.0.1", port);
        await plain.GetStream().WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        byte[] answer = new byte[64];
        int count;
        try
        {
            count = await plain.GetStream().ReadAsync(answer).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (IOException)
        {
            count = 0;
        }

        Assert.That(count == 0 || answer[0] == 0x15, $"the end, or an alert of TLS, but {count} bytes came: {Convert.ToHexString(answer, 0, count)}");

        using var client = new TcpClient("127.0.0.1", port);
        await using var tls = new SslStream(client.GetStream(), false, (_, certificate, _, errors) => SiloTls.IsTrusted((X509Certificate2?)certificate, errors, authority));
        Assert.That(
            async () =>
            {
                // Without a certificate: refused at once, or with the first bytes.
                await tls.AuthenticateAsClientAsync("stdp");
                Assert.That(tls.IsEncrypted);
                _ = await tls.ReadAsync(answer) == 0 ? throw new IOException("closed") : 0;
            },
            Throws.InstanceOf<IOException>().Or.InstanceOf<System.Security.Authentication.AuthenticationException>());
    }

    private ProgramProcess Start(string role, RedisServer redis, TemporaryFolder folder, string certificate)
    {
        var process = new ProgramProcess(role, redis.Address, folder.FullName, certificate);
        _processes.Add(process);
        return process;
    }
}

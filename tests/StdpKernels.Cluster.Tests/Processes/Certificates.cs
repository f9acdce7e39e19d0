using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StdpKernels.Cluster.Tests.Processes;

/// <summary>An authority, and certificates that it has signed, as files.</summary>
internal sealed class Certificates(string folder) : IDisposable
{
    private readonly X509Certificate2 _authority = CreateAuthority(folder);

    /// <summary>A certificate that the authority of the folder has signed: <c>FOLDER/NAME</c> with <c>.pem</c> and <c>.key</c>.</summary>
    public string Create(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.Create(
            _authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), RandomNumberGenerator.GetBytes(8));
        string path = Path.Combine(folder, name);
        File.WriteAllText($"{path}.pem", certificate.ExportCertificatePem());
        File.WriteAllText($"{path}.key", key.ExportPkcs8PrivateKeyPem());
        return path;
    }

    public void Dispose() => _authority.Dispose();

    private static X509Certificate2 CreateAuthority(string folder)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        X509Certificate2 authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(2));
        File.WriteAllText(Path.Combine(folder, "authority.pem"), authority.ExportCertificatePem());
        return authority;
    }
}

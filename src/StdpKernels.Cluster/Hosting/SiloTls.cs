using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;

namespace StdpKernels.Cluster.Hosting;

/// <summary>Connections between silos that are encrypted, and on which both sides show a certificate of the one authority.</summary>
/// <remarks>
/// Names are not compared: silos come and go under addresses that nobody knows beforehand. Who has a certificate of the authority is a silo of the cluster.
/// </remarks>
internal static class SiloTls
{
    /// <param name="builder">The silo.</param>
    /// <param name="own">The certificate of the silo, with its key.</param>
    /// <param name="authority">The one whose certificates are let in.</param>
    public static void Use(ISiloBuilder builder, X509Certificate2 own, X509Certificate2 authority) =>
        _ = builder.UseTls(own, options =>
        {
            options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
            options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
            options.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            options.RemoteCertificateValidation = (certificate, _, errors) => IsTrusted(certificate, errors, authority);
            options.OnAuthenticateAsClient = (_, client) =>
            {
                client.TargetHost = "stdp";
                client.LocalCertificateSelectionCallback = (_, _, _, _, _) => own;
            };
        });

    internal static bool IsTrusted(X509Certificate2? certificate, SslPolicyErrors errors, X509Certificate2 authority)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    /// <param name="options">With TLS.</param>
    /// <exception cref="ArgumentException">A file is not what it must be.</exception>
    public static (X509Certificate2 Own, X509Certificate2 Authority) Load(StdpClusterOptions options)
    {
        StdpTlsOptions tls = options.Tls!;
        try
        {
            // Through PKCS #12: some platforms do not use the key of a certificate that was made in memory.
            using X509Certificate2 pem = X509Certificate2.CreateFromPemFile(tls.Certificate, tls.Key);
            return (
                X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null),
                X509CertificateLoader.LoadCertificateFromFile(tls.Authority));
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"Tls must name files with certificates and a key in PEM, but: {e.Message}", nameof(options), e);
        }
    }
}

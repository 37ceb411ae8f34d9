using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AgentSim.Cluster.Tests;

/// <summary>Makes certificates for tests, as openssl would: an authority, and what it signs.</summary>
internal sealed class Authority : IDisposable
{
    private readonly RSA key = RSA.Create(2048);
    private readonly X509Certificate2 certificate;

    public Authority(string name)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        certificate = request.CreateSelfSigned(Now.AddDays(-30), Now.AddDays(30));
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>A file with a certificate that this authority signed, its key, and the authority; another authority besides, if one is named.</summary>
    public string Issue(string folder, string name, string password, int lastDay = 20, Authority? besides = null)
    {
        using var own = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", own, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var signed = request.Create(certificate, Now.AddDays(-20), Now.AddDays(lastDay), [1, 2, 3, (byte)name.Length]);
        using var whole = signed.CopyWithPrivateKey(own);
        var path = Path.Combine(folder, $"{name}.pfx");
        var all = new X509Certificate2Collection { whole, X509CertificateLoader.LoadCertificate(certificate.RawData) };
        if (besides is not null) all.Add(X509CertificateLoader.LoadCertificate(besides.certificate.RawData));
        File.WriteAllBytes(path, all.Export(X509ContentType.Pkcs12, password)!);
        return path;
    }

    public void Dispose()
    {
        key.Dispose();
        certificate.Dispose();
    }
}

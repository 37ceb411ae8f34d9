using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AgentSim.Cluster;

/// <summary>
/// By what coordinator and workers know each other: a certificate of one's own with its key, and the authority that the other's certificate has to come from. Both are in one file (PKCS #12); where it
/// holds a certificate that signed itself and nothing else, the other must have the same one.
/// </summary>
public sealed class ClusterTrust
{
    private readonly string file;
    private readonly X509Certificate2Collection authorities;

    private ClusterTrust(string file, X509Certificate2 own, X509Certificate2Collection authorities) => (this.file, Own, this.authorities) = (file, own, authorities);

    internal X509Certificate2 Own { get; }

    /// <summary>The certificate that it shows, in words.</summary>
    internal string Shown => $"{file} ({WordsOf(Own)})";

    private string Allowed => $"Accepted are certificates that {string.Join(" or ", authorities.Select(root => root.Subject))} signed, the authority in {file}, and that are valid now.";

    /// <summary>Reads the file.</summary>
    /// <exception cref="RefusedException">It cannot be read, or there is no key or no authority in it.</exception>
    public static ClusterTrust Read(string path, string? password)
    {
        X509Certificate2Collection all;
        try
        {
            all = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password);
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"The certificate {path} cannot be read: {wrong.Message} It has to be a PKCS #12 file (.pfx), and its password, if it has one, in the file that --password-file names.");
        }

        var own = all.FirstOrDefault(one => one.HasPrivateKey) ?? throw new RefusedException($"{path} holds no certificate with its private key: openssl pkcs12 -export -inkey KEY -in CERTIFICATE -certfile AUTHORITY makes such a file.");
        var roots = new X509Certificate2Collection(all.Where(IsRoot).ToArray());
        return roots.Count > 0 ? new(path, own, roots) : throw new RefusedException($"{path} holds no authority: the certificate that signed {own.Subject} has to be in it, too (openssl pkcs12 -export ... -certfile AUTHORITY).");
    }

    /// <summary>Sees to it that others with the same authority would accept its own certificate.</summary>
    /// <exception cref="RefusedException">They would not.</exception>
    internal void RefuseIfUseless()
    {
        if (Objection(Own) is { } objection) throw new RefusedException($"Nobody would accept the certificate in {file}: {objection} docs/security.md says how to make another.");
    }

    /// <summary>Whether a certificate that the other side has shown is one of ours: valid now, and signed by our authority. What the machine trusts besides does not count.</summary>
    internal bool Accepts(X509Certificate2? shown) => Objection(shown) is null;

    /// <summary>Why a certificate that the other side has shown is not accepted, and what is; null if it is.</summary>
    internal string? Objection(X509Certificate2? shown)
    {
        if (shown is null) return $"no certificate was shown. {Allowed}";
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (chain.Build(shown)) return null;
        return $"it shows {WordsOf(shown)}: {string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation.Trim().TrimEnd('.')).Distinct())}. {Allowed}";
    }

    private static string WordsOf(X509Certificate2 one) => string.Create(CultureInfo.InvariantCulture, $"{one.Subject}, signed by {one.Issuer}, valid from {one.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} to {one.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC");

    private static bool IsRoot(X509Certificate2 one) => one.SubjectName.RawData.AsSpan().SequenceEqual(one.IssuerName.RawData);
}

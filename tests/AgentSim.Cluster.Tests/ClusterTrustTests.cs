namespace AgentSim.Cluster.Tests;

/// <summary>Whose certificate is accepted.</summary>
public sealed class ClusterTrustTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("agentsim-trust-").FullName;
    private readonly Authority ours = new("ours"), theirs = new("theirs");

    [Fact]
    public void A_certificate_of_the_same_authority_is_accepted_and_no_other()
    {
        var trust = Read(ours, "one");
        Assert.True(trust.Accepts(Read(ours, "two").Own));
        Assert.False(trust.Accepts(Read(theirs, "two").Own));
        Assert.False(trust.Accepts(null));
        Assert.False(trust.Accepts(ClusterTrust.Read(ours.Issue(folder, "old", "", lastDay: -1), "").Own));
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_refused_with_what_to_do()
    {
        var file = ours.Issue(folder, "locked", "secret");
        Assert.Contains("--password-file", Assert.Throws<RefusedException>(() => ClusterTrust.Read(file, "wrong")).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Throws<RefusedException>(() => ClusterTrust.Read(Path.Combine(folder, "nothing.pfx"), null)).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        ours.Dispose();
        theirs.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private ClusterTrust Read(Authority authority, string name) => ClusterTrust.Read(authority.Issue(folder, name, ""), "");
}

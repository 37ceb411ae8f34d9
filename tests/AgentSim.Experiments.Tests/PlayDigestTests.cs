using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Experiments.Tests;

/// <summary>What is changed for speed must not change a bit: the digest of an example model is approved here.</summary>
public sealed class PlayDigestTests
{
    private const int Histories = 40;

    private static readonly Dictionary<string, string> Approved = new()
    {
        ["two-patrons"] = "3e1eb8712a9a58eb635238ddbb099bade57e1e87f26b6ce013484bfa00b6d281",
    };

    public static TheoryData<string, int> Divisions() => new(
        from model in Approved.Keys
        from batchSize in new[] { 1, 7, 256, 1024 }
        select (model, batchSize));

    [Theory]
    [MemberData(nameof(Divisions))]
    public void The_first_histories_have_the_approved_digest_in_batches_of_any_size(string name, int batchSize)
    {
        Check(name, CompiledModel.Of(Repository.Read($"models/examples/{name}.yaml")), batchSize);
    }

    [Fact]
    public void A_ledger_is_not_in_the_digest() => Check("two-patrons", CompiledModel.WithLedger(Repository.Read("models/examples/two-patrons.yaml")), 7);

    private static void Check(string name, CompiledModel model, int batchSize)
    {
        using var table = new Table(model, batchSize);
        using var digest = new RecordsDigest();
        for (var first = 0; first < Histories; first += batchSize)
        {
            var histories = HistoryDigest.Of(table.Play(new((uint)first, batchSize, 1), 1));
            digest.Append(histories.AsSpan(0, HistoryDigest.Size * Math.Min(batchSize, Histories - first)));
        }

        Assert.True(digest.Finish() is var found && found == Approved[name], $"The digest is {found}.");
    }
}

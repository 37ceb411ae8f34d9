using AgentSim.Expressions;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;
using CsCheck;

namespace AgentSim.Simulation.Tests.Play;

/// <summary>What each term of each actor's utility was worth, as the ledger keeps it.</summary>
public sealed class LedgerTests
{
    [Theory]
    [InlineData("models/examples/two-patrons.yaml", 30)]
    [InlineData("models/kazakhstan.yaml", 8)]
    public void Every_entry_is_to_the_bit_what_a_measure_of_the_term_says(string path, int histories) => AgreesWithMeasures(Repository.Read(path), histories);

    [Fact]
    public void In_any_small_world_the_terms_add_up_to_the_utility_of_their_actor() =>
        Gen.Select(Gen.Double[0, 0.3], Gen.Double[0, 60], Gen.Int[1, 6], Gen.Bool).Sample(
            (noise, precision, years, isPaid) => AgreesWithMeasures(Paid(SmallWorlds.TwoPatrons(noise, precision, years), isPaid), 20), iter: 20);

    [Fact]
    public void Side_payments_that_belong_to_no_term_are_an_entry_of_their_own()
    {
        var model = Paid(SmallWorlds.TwoPatrons(), isPaid: true);

        Assert.Equal(
            ["client.protection", "client.sovereignty", "client.pain", "client.side-payments", "north.influence", "north.rivalry", "north.cost", "north.side-payments", "west.influence"],
            Ledger.EntriesOf(model).Select(entry => entry.NameIn(model)));
        var (records, entry) = (Play(CompiledModel.WithLedger(model), 200), Ledger.EntriesOf(model).IndexOf(new(0, "")));
        Assert.Contains(records.Ledger[entry], paid => paid < 0);
    }

    [Fact]
    public void What_was_worth_something_periods_ago_is_remembered_for_the_ledger()
    {
        var model = SmallWorlds.TwoPatrons();
        var west = model.Actors[2] with { Utility = [SmallWorlds.Term("habit", 0.2, new Lagged(SmallWorlds.Value(model.Issues[1]), 3))] };
        var habitual = model with { Actors = model.Actors.SetItem(2, west) };
        AgreesWithMeasures(habitual, 40);
        var measured = habitual with { Measures = habitual.Measures.Add(SmallWorlds.Measure("habit", new UtilityOf("west", null))) };
        var (unseen, seen) = (Play(CompiledModel.WithLedger(habitual), 40), Play(CompiledModel.WithLedger(measured), 40));
        Assert.Equal(seen.Ledger[^1], unseen.Ledger[^1]);
        Assert.Contains(unseen.Ledger[^1], worth => worth > 0);
    }

    [Fact]
    public void Without_a_ledger_there_is_none() => Assert.Empty(Play(CompiledModel.Of(SmallWorlds.TwoPatrons()), 2).Ledger);

    private static Model Paid(Model model, bool isPaid) => isPaid
        ? model with { Issues = model.Issues.SetItem(0, model.Issues[0] with { Transfers = new("client", "north", [0, 0.02], null, null) }) }
        : model;

    private static void AgreesWithMeasures(Model model, int histories)
    {
        var entries = Ledger.EntriesOf(model);
        var measures = entries.Where(entry => entry.Term.Length > 0).Select(entry => new UtilityOf(model.Actors[entry.Actor].Name, entry.Term))
            .Concat(model.Actors.Select(actor => new UtilityOf(actor.Name, null))).Select((utility, i) => SmallWorlds.Measure($"utility_{i}", utility)).ToArray();
        var before = model.Measures.Count(measure => !measure.IsAggregate);
        var records = Play(CompiledModel.WithLedger(model with { Measures = model.Measures.AddRange(measures) }), histories);
        var means = entries.Select((_, entry) => Ledger.YearlyMeans(model.Calendar, records, entry)).ToArray();

        Assert.Empty(records.Failures);
        var named = 0;
        for (var entry = 0; entry < means.Length; entry++)
        {
            if (entries[entry].Term.Length > 0) Assert.Equal(records.Series[before + named++], means[entry]);
        }

        for (var actor = 0; actor < model.Actors.Length; actor++)
        {
            var terms = entries.Index().Where(entry => entry.Item.Actor == actor).Select(entry => means[entry.Index]).ToArray();
            var utility = records.Series[before + named + actor];
            for (var row = 0; row < utility.Length; row++) Assert.Equal(utility[row], terms.Sum(term => term[row]), 1e-12);
        }
    }

    private static BatchRecords Play(CompiledModel model, int histories)
    {
        using var table = new Table(model, histories);
        return table.Play(new(0, histories, 1), 1);
    }
}

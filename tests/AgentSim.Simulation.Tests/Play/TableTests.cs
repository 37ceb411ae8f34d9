using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Simulation.Tests.Play;

public sealed class TableTests
{
    private const ulong RandomSeed = 1;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(256)]
    public void A_history_has_the_same_bits_in_any_batch(int size)
    {
        var model = CompiledModel.Of(SmallWorlds.TwoPatrons(noise: 0.1));
        var whole = Play(model, new(0, 60, 3));
        using var table = new Table(model, size);
        for (var first = 0; first < 60; first += size)
        {
            var part = table.Play(new((uint)first, Math.Min(size, 60 - first), 3), RandomSeed);
            for (var lane = 0; lane < part.Histories.Count; lane++) AssertSame(whole, first + lane, part, lane);
        }
    }

    [Fact]
    public void The_luck_of_an_issue_is_not_changed_by_a_measure_that_is_added()
    {
        var model = SmallWorlds.TwoPatrons();
        var more = model with { Measures = model.Measures.Add(SmallWorlds.Measure("twice", SmallWorlds.Parameter("appetite") + SmallWorlds.Parameter("appetite"))) };
        var (plain, extended) = (Play(CompiledModel.Of(model), new(0, 100, 1)), Play(CompiledModel.Of(more), new(0, 100, 1)));
        Assert.Equal(plain.Deals, extended.Deals);
        Assert.Equal(plain.Measures.SelectMany(m => m), extended.Measures.SkipLast(1).SelectMany(m => m));
    }

    [Fact]
    public void Replications_of_a_sample_share_its_parameters_and_nothing_else()
    {
        var model = SmallWorlds.TwoPatrons();
        var appetite = SmallWorlds.Measure("appetite", SmallWorlds.Parameter("appetite"));
        var records = Play(CompiledModel.Of(model with { Patterns = [new("all", 1.0, null)], Measures = [appetite, SmallWorlds.Measure("storm", new Quantity(QuantityKind.Shock, "storm"))] }), new(0, 12, 4));
        Assert.Equal(3, records.Measures[0].Distinct().Count());
        Assert.Equal(12, records.Measures[1].Distinct().Count());
        Assert.Single(records.Measures[0][..4].Distinct());
    }

    [Fact]
    public void A_history_that_is_given_a_parameter_differs_in_nothing_else()
    {
        var model = CompiledModel.Of(SmallWorlds.TwoPatrons());
        var drawn = Play(model, new(0, 60, 3));
        var appetite = Appetite(model, drawn);
        using var table = new Table(model, 60);
        var same = table.Play(new(0, 60, 3), RandomSeed, new Given("appetite", (_, sample) => appetite[sample * 3]));
        for (var lane = 0; lane < 60; lane++) AssertSame(drawn, lane, same, lane);
        var other = table.Play(new(0, 60, 3), RandomSeed, new Given("appetite", (_, _) => 0.9));
        Assert.All(Appetite(model, other), value => Assert.Equal(0.9, value));
        Assert.NotEqual(drawn.Measures.SelectMany(m => m), other.Measures.SelectMany(m => m));
    }

    [Fact]
    public void Design_points_share_samples_and_differ_in_what_they_are_given()
    {
        var model = CompiledModel.Of(SmallWorlds.TwoPatrons());
        using var table = new Table(model, 12);
        var given = new Given("appetite", (point, _) => 0.1 * (point + 1));
        var together = table.Play(new(0, 12, 2, 3), RandomSeed, given);
        for (var point = 0; point < 2; point++)
        {
            var alone = table.Play(new((uint)(6 * point), 6, 2, 3), RandomSeed, given);
            for (var lane = 0; lane < 6; lane++) AssertSame(together, (6 * point) + lane, alone, lane);
        }

        Assert.Equal([0u, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2], Enumerable.Range(0, 12).Select(lane => together.Histories.Sample(lane)));
        Assert.Equal(2, Appetite(model, together).Distinct().Count());
    }

    [Fact]
    public void A_squeeze_is_foreseen_where_the_model_says_that_it_answers()
    {
        var model = SmallWorlds.TwoPatrons();
        var blind = model with { Issues = [.. model.Issues.Select(issue => issue with { Answers = [] })] };
        var (seeing, unseeing) = (Play(CompiledModel.Of(model), new(0, 500, 1)), Play(CompiledModel.Of(blind), new(0, 500, 1)));
        Assert.True(seeing.Measures[1].Average() < unseeing.Measures[1].Average() - 0.05, "Depth with west is deterred by a squeeze that is foreseen.");
    }

    [Fact]
    public void A_conduct_that_is_closed_for_good_is_not_foreseen()
    {
        var model = SmallWorlds.TwoPatrons();
        Model Closed(Model world) => world with { Issues = [.. world.Issues.Select(issue => issue.IsConduct ? issue with { Opens = 0.0 } : issue)] };
        var blind = Closed(model with { Issues = [.. model.Issues.Select(issue => issue with { Answers = [] })] });
        var (closed, unforeseen) = (Play(CompiledModel.Of(Closed(model)), new(0, 200, 1)), Play(CompiledModel.Of(blind), new(0, 200, 1)));
        Assert.Equal(unforeseen.Deals, closed.Deals);
        Assert.NotEqual(Play(CompiledModel.Of(model), new(0, 200, 1)).Deals, closed.Deals);
    }

    [Fact]
    public void A_squeeze_that_would_drive_the_client_out_is_foreseen_to()
    {
        var model = SmallWorlds.TwoPatrons();
        Model With(params string[] answers) => model with
        {
            Issues =
            [
                model.Issues[0] with { Exit = new(["client"], 0, new Number(0.2)) },
                model.Issues[1],
                model.Issues[2] with { Answers = [.. answers] },
            ],
        };
        // North values depth; whoever foresees that a squeezed client leaves squeezes less.
        var proud = (Model m) => m with { Actors = m.Actors.SetItem(0, m.Actors[0] with { Utility = m.Actors[0].Utility.SetItem(2, SmallWorlds.Term("pain", 0.3, new Number(0) - (SmallWorlds.Value(m.Issues[2]) * SmallWorlds.Value(m.Issues[0])))) }) };
        var (seeing, blind) = (Play(CompiledModel.Of(proud(With("depth[north]"))), new(0, 300, 1)), Play(CompiledModel.Of(proud(With())), new(0, 300, 1)));
        int Squeezes(BatchRecords records) => records.Deals.Count(deal => deal.Issue == 2 && deal.To == 1);
        Assert.True(Squeezes(seeing) < Squeezes(blind), $"{Squeezes(seeing)} squeezes with foresight, {Squeezes(blind)} without.");
    }

    [Fact]
    public void A_value_that_is_not_finite_fails_its_history_and_no_other()
    {
        var model = SmallWorlds.TwoPatrons();
        var storm = new Quantity(QuantityKind.Shock, "storm");
        var rare = SmallWorlds.Call(Function.Log, new Number(3.5) - storm);
        var trust = (MemoryVariable)model.Variables[1];
        var fragile = model with { Variables = [model.Variables[0], trust with { Next = trust.Next + (rare * new Number(0)) }] };
        var (plain, failing) = (Play(CompiledModel.Of(model), new(0, 400, 1)), Play(CompiledModel.Of(fragile), new(0, 400, 1)));
        Assert.InRange(failing.Failures.Length, 1, 20);
        Assert.All(failing.Failures, failure => Assert.Equal("trust", failure.Quantity));
        var failed = failing.Failures.Select(failure => failure.History).ToHashSet();
        Assert.Equal(plain.Deals.Where(deal => !failed.Contains(deal.History)), failing.Deals.Where(deal => !failed.Contains(deal.History)));
    }

    [Fact]
    public void A_gain_that_is_not_finite_fails_its_history_and_says_whose_it_is()
    {
        var model = SmallWorlds.TwoPatrons();
        var logarithm = SmallWorlds.Call(Function.Log, SmallWorlds.Parameter("appetite") - new Number(0.25));
        var west = model.Actors[2] with { Utility = [SmallWorlds.Term("influence", logarithm, SmallWorlds.Value(model.Issues[1]))] };
        var records = Play(CompiledModel.Of(model with { Actors = model.Actors.SetItem(2, west) }), new(0, 400, 1));
        Assert.InRange(records.Failures.Length, 20, 90);
        Assert.All(records.Failures, failure => Assert.Equal((0, "gain of west from depth[west]"), (failure.Period, failure.Quantity)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_conduct_without_a_finite_gain_fails_its_history_and_says_whose_it_is(bool asItIs)
    {
        var model = SmallWorlds.TwoPatrons();
        var squeeze = SmallWorlds.Value(model.Issues[2]);
        var term = asItIs ? SmallWorlds.Call(Function.Log, squeeze - new Number(0.5)) : SmallWorlds.Call(Function.Log, new Number(0.5) - squeeze);
        var north = model.Actors[1] with { Utility = [SmallWorlds.Term("influence", SmallWorlds.Parameter("appetite"), term)] };
        var alone = model with
        {
            Issues = [.. model.Issues.Select(issue => issue with { Answers = [] })],
            Actors = model.Actors.SetItem(1, north),
            Measures = [],
            Patterns = [new("all", 1.0, null)],
        };
        var records = Play(CompiledModel.Of(alone), new(0, 50, 1));
        Assert.Equal(50, records.Failures.Length);
        Assert.All(records.Failures, failure => Assert.Equal((0, "gain of north from squeeze"), (failure.Period, failure.Quantity)));
    }

    [Theory]
    [InlineData(36, null)]
    [InlineData(0, null)]
    [InlineData(0, 0.02)]
    public void A_transcript_which_weighs_what_was_at_stake_tells_the_history_that_a_batch_played_which_may_not(double precision, double? outside)
    {
        var model = SmallWorlds.TwoPatrons(noise: 0.1, precision, years: 5);
        if (outside is { } value) model = model with { Issues = [.. model.Issues.Select(issue => issue.IsConduct ? issue : issue with { Bargaining = issue.Bargaining with { Outside = Outside(value) } })] };
        var compiled = CompiledModel.Of(model);
        var batch = Play(compiled, new(0, 40, 1));
        for (var history = 0; history < 40; history++) AssertSame(batch, history, Chronicler.Play(compiled, (uint)history, 1, RandomSeed).Records, 0);
    }

    [Theory]
    [InlineData(LevelState.InForce, 0)]
    [InlineData(LevelState.Agreed, 2)]
    public void A_session_sees_the_deals_before_it_in_the_same_period(LevelState state, double lag)
    {
        // Either patron is worth having, and north is agreed with as easily; but depth with both is worse than with none.
        var levels = ImmutableArray.Create(SmallWorlds.Level("none", 0), SmallWorlds.Level("ally", 1));
        var issues = ImmutableArray.Create(SmallWorlds.Issue("north", levels, ["client", "russia"], lag: lag), SmallWorlds.Issue("west", levels, ["client", "usa"], lag: lag));
        var (north, west) = (new LevelAttribute("north", Issue.OnlyAttribute, state), new LevelAttribute("west", Issue.OnlyAttribute, state));
        var both = (north + north) * (west + west);
        Actor Of(string name, params UtilityTerm[] terms) => SmallWorlds.Actor(name, 0, double.PositiveInfinity, [.. terms]);
        var model = SmallWorlds.TwoPatrons(years: 1) with
        {
            Issues = issues,
            Variables = [],
            Actors =
            [
                Of("client", SmallWorlds.Term("depth", 0.3, north + west), SmallWorlds.Term("both", 1, new Number(0) - both)),
                Of("russia", SmallWorlds.Term("depth", 0.3, north)), Of("usa", SmallWorlds.Term("depth", 0.3, west)),
            ],
            Measures = [SmallWorlds.Measure("both", north * west)],
            Patterns = [new("all", 1.0, null)],
        };
        var records = Play(CompiledModel.Of(model), new(0, 100, 1));
        Assert.All(records.Deals.GroupBy(deal => deal.History), deals => Assert.Single(deals));
        Assert.Equal(2, records.Deals.Select(deal => deal.Issue).Distinct().Count());
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void What_enough_votes_would_carry_is_raised_against_the_will_of_the_rest(int quota, bool carried)
    {
        var issue = SmallWorlds.Issue("club", [SmallWorlds.Level("none", 0), SmallWorlds.Level("deep", 1)], ["client", "russia", "usa"]);
        var depth = SmallWorlds.Value(issue);
        Actor Of(string name, double worth) => SmallWorlds.Actor(name, 0, double.PositiveInfinity, [SmallWorlds.Term("depth", worth, depth)]);
        var model = SmallWorlds.TwoPatrons(years: 1) with
        {
            Issues = [issue with { Bargaining = issue.Bargaining with { Rule = new Quota(quota) } }],
            Variables = [],
            Actors = [Of("client", 0.3), Of("russia", 0.3), Of("usa", -0.5)],
            Measures = [SmallWorlds.Measure("depth", depth)],
            Patterns = [new("all", 1.0, null)],
        };
        var deals = Play(CompiledModel.Of(model), new(0, 50, 1)).Deals.Length;
        Assert.True(carried ? deals > 40 : deals == 0, $"{deals} deals in 50 histories; the USA is recognised in all rounds of one in 27.");
    }

    private static ImmutableDictionary<string, Expression> Outside(double value) => ImmutableDictionary<string, Expression>.Empty.Add("client", new Number(value));

    private static BatchRecords Play(CompiledModel model, Histories histories)
    {
        using var table = new Table(model, histories.Count);
        return table.Play(histories, RandomSeed);
    }

    private static void AssertSame(BatchRecords expected, int place, BatchRecords actual, int lane)
    {
        for (var measure = 0; measure < expected.Measures.Length; measure++)
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected.Measures[measure][place]), BitConverter.DoubleToInt64Bits(actual.Measures[measure][lane]));
        Assert.Equal(expected.Patterns[place], actual.Patterns[lane]);
        Assert.Equal(expected.Deals.Where(deal => deal.History == place), actual.Deals.Where(deal => deal.History == place));
    }

    private static double[] Appetite(CompiledModel model, BatchRecords records) =>
        records.Parameters[model.Drawn.Select(index => model.Model.Parameters[index].Name).ToList().IndexOf("appetite")];

    private sealed class Given(string name, Func<int, uint, double> value) : IGivenParameters
    {
        public System.Collections.Immutable.ImmutableArray<string> Names => [name, "a parameter of another model"];

        public void Give(int point, uint sample, Span<double> values) => (values[0], values[1]) = (value(point, sample), double.NaN);
    }
}

using AgentSim.Simulation.Bargaining;
using CsCheck;

namespace AgentSim.Simulation.Tests.Bargaining;

public sealed class VotingRuleTests
{
    private static readonly Gen<(VotingRule Rule, int Parties)> Rules =
        from parties in Gen.Int[1, 7]
        from weights in Gen.Int[0, 5].Array[parties]
        from members in Gen.Bool.Array[parties]
        from votes in Gen.Int[1, parties]
        from share in Gen.Double[0.1, 1]
        from kind in Gen.Int[0, 3]
        select (kind switch
        {
            0 => (VotingRule)new Unanimity(),
            1 => new Quota(votes),
            2 => new WeightedVotes(share * (weights.Sum() + 1), [.. weights.Select((weight, party) => party == 0 ? weight + 1.0 : weight)]),
            _ => new Consensus([true, .. members[1..]]),
        }, parties);

    [Fact]
    public void A_diagram_answers_every_vote_as_its_rule_does() => Rules.Sample(sample =>
    {
        VotingRules.Check(sample.Rule, sample.Parties);
        for (var proposer = 0; proposer < sample.Parties; proposer++)
        {
            var diagram = VotingDiagram.Of(sample.Rule, sample.Parties, proposer);
            for (var yes = 0u; yes < 1u << sample.Parties; yes++)
            {
                Assert.Equal(VotingRules.IsMet(sample.Rule, yes | 1u << proposer, sample.Parties), Ask(diagram, yes));
            }
        }
    });

    [Fact]
    public void A_quota_of_twelve_asks_few_questions() =>
        Assert.Equal(36, VotingDiagram.Of(new Quota(7), 12, 0).Questions.Length);

    [Fact]
    public void Weights_that_meet_the_quota_but_for_rounding_meet_it() =>
        Assert.True(VotingRules.IsMet(new WeightedVotes(0.6, [0.1, 0.2, 0.3]), 0b111, 3));

    [Fact]
    public void Those_outside_a_consensus_do_not_matter()
    {
        Assert.True(VotingRules.IsMet(new Consensus([true, false, true]), 0b101, 3));
        Assert.False(VotingRules.IsMet(new Consensus([true, false, true]), 0b011, 3));
    }

    [Fact]
    public void The_chance_that_a_rule_is_met_is_that_of_the_sets_of_parties_that_meet_it()
    {
        double[] yes = [1, 0.2, 0.5];
        Assert.Equal(0.1, VotingRules.ChanceOf(new Unanimity(), yes), 1e-15);
        Assert.Equal(0.5, VotingRules.ChanceOf(new Consensus([true, false, true]), yes), 1e-15);
        Assert.Equal(1 - (0.8 * 0.5), VotingRules.ChanceOf(new Quota(2), yes), 1e-15);
        Assert.Equal(0.2, VotingRules.ChanceOf(new WeightedVotes(0.6, [0.2, 0.5, 0.3]), yes), 1e-15);
    }

    [Fact]
    public void A_rule_that_does_not_suit_the_parties_is_refused_in_words()
    {
        Assert.Equal("A quota of 4 votes cannot be asked of 3 parties; it must be from 1 to 3. (Parameter 'rule')", Fault(new Quota(4)));
        Assert.Equal("There are 2 voting weights for 3 parties; each party needs one. (Parameter 'rule')", Fault(new WeightedVotes(1, [1, 1])));
        Assert.Equal("The voting weights are 1, -1, 1; each must be a finite number of at least 0. (Parameter 'rule')", Fault(new WeightedVotes(1, [1, -1, 1])));
        Assert.Equal("A quota of 4 cannot be asked of voting weights that sum to 3; it must be above 0 and at most the sum. (Parameter 'rule')", Fault(new WeightedVotes(4, [1, 1, 1])));
        Assert.Equal("It is said of 1 parties whether they are members, but there are 3. (Parameter 'rule')", Fault(new Consensus([true])));
        Assert.Equal("A consensus needs at least one member. (Parameter 'rule')", Fault(new Consensus([false, false, false])));
    }

    private static string Fault(VotingRule rule) =>
        Assert.Throws<ArgumentException>(() => VotingRules.Check(rule, 3)).Message;

    private static bool Ask(VotingDiagram diagram, uint yes)
    {
        var place = diagram.Start;
        while (place > 1)
        {
            var question = diagram.Questions[place - 2];
            place = (yes >> question.Party & 1) == 1 ? question.Yes : question.No;
        }
        return place == 1;
    }
}

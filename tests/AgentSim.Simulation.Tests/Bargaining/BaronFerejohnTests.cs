namespace AgentSim.Simulation.Tests.Bargaining;

/// <summary>Legislatures that divide 1, against what Baron and Ferejohn (1989), and Winter (1996) with vetoes, say of them. Choice is logit, at a high precision, among divisions that pay as many as are needed.</summary>
public sealed unsafe class BaronFerejohnTests
{
    private const double Noise = 0.012;

    [Theory]
    [InlineData(5, 3, 0.9, 0.64)]
    [InlineData(3, 2, 0.8, 0.7333333333333334)]
    [InlineData(7, 4, 1.0, 0.5714285714285714)]
    [InlineData(3, 3, 0.9, 0.4)]
    public void A_proposer_keeps_what_a_coalition_leaves(int parties, int quota, double patience, double keeps)
    {
        var share = (1 - keeps) / (quota - 1);
        var divisions = Divisions(parties, quota, Enumerable.Range(-6, 13).Select(step => share + (0.005 * step)).ToArray(), []);
        using var solved = Solve(divisions, new Quota(quota), patience);
        var proposed = Enumerable.Range(0, divisions.Length).MaxBy(alternative => solved.Worth(0, alternative));

        Assert.Equal(keeps, divisions[proposed][0], Noise * quota);
        for (var party = 0; party < parties; party++) Assert.Equal(1.0 / parties, solved.Value(0, party), Noise);
    }

    [Theory]
    [InlineData(3, 2, 1, 0.9, 0.733333333333333, 0.6599999999999997, 0.12000000000000012)]
    [InlineData(5, 3, 1, 0.9, 0.5789473684210522, 0.521052631578947, 0.09473684210526326)]
    [InlineData(5, 4, 2, 0.9, 0.3636363636363634, 0.3272727272727271, 0.08181818181818193)]
    public void Whose_consent_is_always_needed_is_worth_more(int parties, int quota, int vetoes, double patience, double worth, double dear, double cheap)
    {
        // A vote of a veto player counts so much that without it the rest cannot reach the quota.
        var heavy = parties;
        var rule = new WeightedVotes((heavy * vetoes) + quota - vetoes, [.. Enumerable.Range(0, parties).Select(party => party < vetoes ? (double)heavy : 1)]);
        var steps = Enumerable.Range(-4, 9).Select(step => 0.006 * step).ToArray();
        var divisions = Divisions(parties, quota, [.. steps.Select(step => cheap + step)], [.. Enumerable.Range(0, vetoes).Select(_ => steps.Select(step => dear + step).ToArray())]);
        using var solved = Solve(divisions, rule, patience);

        // A logit responder has to be paid some five units of noise more to be nearly sure, each partner each time.
        for (var party = 0; party < parties; party++) Assert.Equal(party < vetoes ? worth : (1 - (vetoes * worth)) / (parties - vetoes), solved.Value(0, party), Noise * quota);
    }

    private static Solved Solve(double[][] divisions, VotingRule rule, double patience) => Solved.One(Game.Of(
        Game.Usual with { Rounds = 1, Protocol = Protocol.BaronFerejohn, Rule = rule, MayPass = false },
        [.. Enumerable.Range(0, divisions[0].Length).Select(party => new Seat([.. divisions.Select(division => division[party])], 900) { Patience = patience })]));

    /// <summary>For each proposer and each coalition that is just enough: so much to each partner (those who have a veto: so much to all of them), the rest to the proposer.</summary>
    private static double[][] Divisions(int parties, int quota, double[] shares, double[][] vetoes) => [..
        from proposer in Enumerable.Range(0, parties)
        let needed = Enumerable.Range(0, vetoes.Length).Where(party => party != proposer).ToArray()
        let others = Enumerable.Range(vetoes.Length, parties - vetoes.Length).Where(party => party != proposer).ToArray()
        from partners in Subsets(others, quota - 1 - needed.Length)
        from share in shares
        from veto in needed.Length == 0 ? [0.0] : vetoes[0]
        select Division(parties, proposer, partners, share, needed, veto)];

    private static double[] Division(int parties, int proposer, int[] partners, double share, int[] needed, double veto)
    {
        var division = new double[parties];
        foreach (var party in partners) division[party] = share;
        foreach (var party in needed) division[party] = veto;
        division[proposer] = 1 - division.Sum();
        return division;
    }

    private static IEnumerable<int[]> Subsets(int[] of, int size) => size == 0 ? [[]]
        : Enumerable.Range(0, of.Length).SelectMany(first => Subsets(of[(first + 1)..], size - 1).Select(rest => (int[])[of[first], .. rest]));
}

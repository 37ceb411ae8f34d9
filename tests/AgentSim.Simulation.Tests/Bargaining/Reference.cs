using AgentSim.Simulation.Bargaining;

namespace AgentSim.Simulation.Tests.Bargaining;

/// <summary>
/// The game inside a session solved slowly and plainly, from its definition: every set of yes votes is gone through one by one.
/// </summary>
internal sealed class Reference
{
    private readonly Game game;
    private readonly int parties;
    private readonly int alternatives;

    private Reference(Game game)
    {
        this.game = game;
        (parties, alternatives) = (game.Rules.Parties, game.Rules.Alternatives);
        var rounds = game.Rules.Rounds;
        (Continuation, Value) = (Make(rounds, parties), Make(rounds, parties));
        (Worth, Propose, Consent, Leave) = (Make3(rounds), Make3(rounds), Make3(rounds), Make3(rounds));
        for (var round = rounds - 1; round >= 0; round--)
        {
            SolveRound(round);
        }
        Follow();
    }

    public double[][] Continuation { get; }

    public double[][] Value { get; }

    public double[][][] Worth { get; }

    public double[][][] Propose { get; }

    public double[][][] Consent { get; }

    public double[][][] Leave { get; }

    public double Agreement { get; private set; }

    public double MeanRound { get; private set; }

    public static Reference Solve(Game game) => new(game);

    /// <summary>Recognition probability.</summary>
    public double Recognised(int round, int proposer) => game.Rules.Recognition == Recognition.Rotating
        ? round % parties == proposer ? 1 : 0
        : game.Seats[proposer].RecognitionWeight / game.Seats.Sum(seat => seat.RecognitionWeight);

    private static double[][] Make(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new double[columns])];

    private double[][][] Make3(int rounds) => [.. Enumerable.Range(0, rounds).Select(_ => Make(parties, alternatives + 1))];

    private void SolveRound(int round)
    {
        var risk = game.Rules.BreakdownRisk;
        for (var party = 0; party < parties; party++)
        {
            var seat = game.Seats[party];
            Continuation[round][party] = round == game.Rules.Rounds - 1
                ? seat.Breakdown
                : (1 - risk) * seat.Patience * Value[round + 1][party] + risk * seat.Breakdown;
        }
        for (var proposer = 0; proposer < parties; proposer++)
        {
            var payoffs = new double[alternatives + 1][];
            for (var alternative = 0; alternative < alternatives; alternative++)
            {
                payoffs[alternative] = Expect(round, proposer, alternative);
                Worth[round][proposer][alternative] = payoffs[alternative][proposer];
            }
            payoffs[alternatives] = Continuation[round];
            var propose = Propose[round][proposer] = Proposals(proposer, payoffs);
            for (var party = 0; party < parties; party++)
            {
                Value[round][party] += Recognised(round, proposer) * propose.Zip(payoffs, (chance, payoff) => chance * payoff[party]).Sum();
            }
        }
    }

    /// <summary>Accepts, by party: the proposer for certain, a responder by logit on its gain over what refusing brings.</summary>
    private double Accept(int round, int proposer, int party, int alternative)
    {
        var seat = game.Seats[party];
        var surplus = seat.Gains[alternative] - (Prefers(round, party) ? seat.OutsideOption : Continuation[round][party]) - seat.ConsentCost;
        return party == proposer ? 1
            : double.IsPositiveInfinity(seat.Precision) ? surplus >= -1e-12 ? 1 : 0
            : 1 / (1 + Math.Exp(-seat.Precision * surplus));
    }

    private double[] Expect(int round, int proposer, int alternative)
    {
        var expected = new double[parties];
        for (var yes = 0u; yes < 1u << parties; yes++)
        {
            var chance = 1.0;
            for (var party = 0; party < parties; party++)
            {
                var accept = Accept(round, proposer, party, alternative);
                chance *= (yes >> party & 1) == 1 ? accept : 1 - accept;
            }
            var met = VotingRules.IsMet(game.Rules.Rule, yes, parties);
            var leavers = Enumerable.Range(0, parties).Where(party => !met && Leaves(round, proposer, party, yes)).ToArray();
            Consent[round][proposer][alternative] += met ? chance : 0;
            Leave[round][proposer][alternative] += leavers.Length > 0 ? chance : 0;
            for (var party = 0; party < parties; party++)
            {
                expected[party] += chance * (met ? game.Seats[party].Gains[alternative]
                    : leavers.Contains(party) ? game.Seats[party].OutsideOption
                    : leavers.Length > 0 ? game.Seats[party].Breakdown
                    : Continuation[round][party]);
            }
        }
        return expected;
    }

    private bool Leaves(int round, int proposer, int party, uint yes) =>
        party != proposer && (yes >> party & 1) == 0
        && (game.Rules.Rule is not Consensus consensus || consensus.Members[party])
        && Prefers(round, party);

    private bool Prefers(int round, int party) => game.Seats[party].OutsideOption > Continuation[round][party] + 1e-12;

    private double[] Proposals(int proposer, double[][] payoffs)
    {
        var precision = game.Seats[proposer].Precision;
        var weights = game.BaseWeights.Append(game.Rules.MayPass ? 1.0 : 0.0).ToArray();
        var moves = Enumerable.Range(0, alternatives + 1).Where(move => weights[move] > 0).ToArray();
        var result = new double[alternatives + 1];
        if (moves.Length == 0)
        {
            result[alternatives] = 1;
            return result;
        }
        var best = moves.Max(move => payoffs[move][proposer]);
        if (double.IsPositiveInfinity(precision))
        {
            result[moves.First(move => payoffs[move][proposer] >= best - 1e-12)] = 1;
            return result;
        }
        foreach (var move in moves)
        {
            result[move] = weights[move] * Math.Exp(precision * (payoffs[move][proposer] - best));
        }
        var sum = result.Sum();
        return [.. result.Select(chance => chance / sum)];
    }

    private void Follow()
    {
        var (reached, weighted) = (1.0, 0.0);
        for (var round = 0; round < game.Rules.Rounds; round++)
        {
            var deal = Chance(round, Consent);
            Agreement += reached * deal;
            weighted += reached * deal * (round + 1);
            reached *= (1 - game.Rules.BreakdownRisk) * (1 - deal - Chance(round, Leave));
        }
        MeanRound = Agreement > 0 ? weighted / Agreement : 0;
    }

    private double Chance(int round, double[][][] ends) => Enumerable.Range(0, parties).Sum(proposer =>
        Recognised(round, proposer) * Propose[round][proposer].Zip(ends[round][proposer], (chance, end) => chance * end).Sum());
}

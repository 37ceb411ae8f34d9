using System.Runtime.CompilerServices;

namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// The subgame-perfect solution of a session in which any side payments in gains can go with an offer, up to a bound: a proposer holds
/// each party whose consent it needs to exactly what refusing would bring it. Precisions are not read: everybody responds best, and
/// consents at indifference.
/// </summary>
/// <remarks>
/// Source: Rubinstein, Econometrica 50, 1982 (rotating recognition, long horizon); Binmore, Rubinstein and Wolinsky, RAND Journal of
/// Economics 17, 1986 (risk of breakdown); Binmore, Shaked and Sutton, QJE 104, 1989 (outside options).
/// </remarks>
internal static unsafe class ExactTransfers
{
    /// <summary>Solves the session in the first lanes of the columns.</summary>
    /// <param name="rules">The session's rules; the voting rule must be unanimity or consensus.</param>
    /// <param name="columns">The session. Of base weights it matters only whether they are 0.</param>
    /// <param name="mostPayment">Bound of what a proposer pays a party, or is paid by it: at least 0, in gains.</param>
    /// <param name="lanes">Number of lanes.</param>
    /// <param name="plan">Where the solution goes.</param>
    /// <exception cref="ArgumentException">Votes are counted, or the bound is below 0.</exception>
    [SkipLocalsInit]
    public static void Solve(SessionRules rules, SessionColumns columns, double mostPayment, int lanes, TransferPlan plan)
    {
        rules.Check();
        ArgumentOutOfRangeException.ThrowIfNegative(mostPayment);
        var voters = VotingRules.Vetoes(rules.Rule, rules.Parties)
            ?? throw new ArgumentException("Votes are counted; exact side payments need unanimity or consensus.", nameof(rules));
        var scratch = stackalloc double[TransferLane.Size * SessionRules.MostParties];
        for (var lane = 0; lane < lanes; lane++)
        {
            var induction = new TransferLane(rules, columns, lane, scratch) { Voters = voters, MostPayment = mostPayment };
            for (var round = rules.Rounds - 1; round >= 0; round--)
                induction.Solve(round, plan);
        }
    }
}

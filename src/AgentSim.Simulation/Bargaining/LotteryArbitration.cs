using AgentSim.Games.Bargaining;
using AgentSim.Simulation.Columns;

namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// One round in which whoever is recognised proposes a lottery over alternatives: Nash's solution among all lotteries, weighted by power, as it sees the gains. The others agree to the lottery or do not, by what they expect to
/// gain by it; what it gives is drawn, and binds. A lottery is worth to its proposer, over a breakdown, the weighted geometric mean of what all expect to gain.
/// </summary>
/// <remarks>
/// Source: Nash, Econometrica 18 (1950) 155-162, whose set of utilities is convex because lotteries are among its outcomes. A mixed strategy: it needs a finite precision. That a logit choice proposes
/// alternatives with the chances p of the lottery, and the lottery itself as often as one alternative of the same worth, needs
/// <code>
/// E[x] = b + mean + log(p[x] / base weight) / precision
/// </code>
/// </remarks>
internal sealed unsafe class LotteryArbitration : ISessionGame
{
    // A logit choice takes what is worth so much less, times precision, never.
    private const double Never = 60;

    /// <summary>The game under these rules, with one round.</summary>
    /// <exception cref="ArgumentException">The rules ask for what cannot be.</exception>
    public LotteryArbitration(SessionRules rules)
    {
        rules.Check();
        Rules = rules;
    }

    /// <inheritdoc/>
    public SessionRules Rules { get; }

    /// <inheritdoc/>
    public void Solve(SessionColumns columns, int lanes, ReadOnlySpan<Strategy> strategies)
    {
        var problem = new BargainingProblem(Rules.Parties, Rules.Alternatives);
        for (var lane = 0; lane < lanes; lane++)
        {
            problem.Load(columns, lane);
            int[] available = [.. Enumerable.Range(0, Rules.Alternatives).Where(problem.IsAvailable)];
            var gains = Array.ConvertAll(available, alternative => Enumerable.Range(0, Rules.Parties).Select(party => problem.Surplus(party, alternative)).ToArray());
            BestLottery? lottery = BestLottery.Start(gains) is { } start ? new(gains, [.. Enumerable.Range(0, Rules.Parties).Select(problem.Weight)], start) : null;
            foreach (var strategy in strategies)
            {
                for (var party = 0; party < Rules.Parties; party++) strategy.Continuation(round: 0, party)[lane] = problem.Breakdown(party);
                if (lottery is null) Without(problem, strategy, lane);
                else Propose(columns, problem, strategy, lane, available, lottery);
            }
        }
    }

    /// <summary>No lottery gains everybody something: alternatives are proposed by mistake only, and answered as they are.</summary>
    private void Without(BargainingProblem problem, Strategy strategy, int lane)
    {
        strategy.Expected[lane] = double.NaN;
        for (var alternative = 0; alternative < Rules.Alternatives; alternative++)
            strategy.Worth(round: 0, alternative)[lane] = problem.Breakdown(strategy.Self) + Math.Min(0, problem.LeastSurplus(alternative));
    }

    private void Propose(SessionColumns columns, BargainingProblem problem, Strategy strategy, int lane, int[] available, BestLottery lottery)
    {
        var own = problem.Breakdown(strategy.Self);
        strategy.Expected[lane] = own + lottery.Expected[strategy.Self];
        var (precision, worth) = (columns.Parties[strategy.Self].Precision[lane], own + lottery.Mean());
        for (var alternative = 0; alternative < Rules.Alternatives; alternative++)
        {
            var place = Array.IndexOf(available, alternative);
            var chance = place < 0 ? 0 : lottery.Chances[place];
            strategy.Worth(round: 0, alternative)[lane] = precision <= 0 ? worth
                : worth + ((chance > 0 ? Math.Max(-Never, Lanes.Log(chance / columns.BaseWeights[alternative][lane])) : -Never) / precision);
        }
    }
}

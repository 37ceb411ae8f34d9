namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// One round in which whoever is recognised proposes what a cooperative solution says, as it sees the gains; the others agree or do not. A proposal is worth to its proposer, over what a breakdown gives it,
/// what the solution says of it, in gains; of alternatives by which somebody would lose, the loss of the one who loses most, so that none of them is better than passing.
/// </summary>
/// <remarks>Choices are logit: at finite precision the solution is proposed most often, not always; at infinite precision the first of the best.</remarks>
internal sealed unsafe class Arbitration : ISessionGame
{
    private readonly Criterion criterion;

    /// <summary>The game under these rules, with one round.</summary>
    /// <exception cref="ArgumentException">The rules ask for what cannot be.</exception>
    public Arbitration(SessionRules rules, Criterion criterion)
    {
        rules.Check();
        (Rules, this.criterion) = (rules, criterion);
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
            var worths = criterion(problem);
            foreach (var strategy in strategies)
            {
                for (var party = 0; party < Rules.Parties; party++) strategy.Continuation(round: 0, party)[lane] = problem.Breakdown(party);
                for (var alternative = 0; alternative < Rules.Alternatives; alternative++)
                    strategy.Worth(round: 0, alternative)[lane] = problem.Breakdown(strategy.Self) + (problem.LeastSurplus(alternative) is < 0 and var loss ? loss : worths[alternative]);
            }
        }
    }
}

/// <summary>What each alternative is worth by a solution, in gains over a breakdown; that of one by which somebody loses means nothing.</summary>
internal delegate ReadOnlySpan<double> Criterion(BargainingProblem problem);

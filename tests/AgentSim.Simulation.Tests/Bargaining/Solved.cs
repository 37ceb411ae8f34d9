using AgentSim.Simulation.Bargaining;

namespace AgentSim.Simulation.Tests.Bargaining;

/// <summary>Games with the same rules, one in each lane, with what the kernel makes of them.</summary>
internal sealed unsafe class Solved : IDisposable
{
    private readonly Table gains;
    private readonly Table weights;
    private readonly Table parties;
    private readonly Table strategy;
    private readonly Table outlook;
    private readonly Table line;

    public Solved(IReadOnlyList<Game> games, int self = 0)
    {
        Rules = games[0].Rules;
        var lanes = games.Count;
        (gains, weights) = (new(Rules.Parties * Rules.Alternatives, lanes), new(Rules.Alternatives, lanes));
        parties = new(7 * Rules.Parties, lanes);
        line = new(Rules.Alternatives + 1, lanes);
        for (var place = 0; place <= Rules.Alternatives; place++) line.Set(place, games.Select(game => game.Line.Length == 0 ? 0 : game.Line[place]));
        (strategy, outlook) = (new(Strategy.Columns(Rules), lanes), new(Outlook.Columns(Rules), lanes));
        Columns = new(gains.Columns, weights.Columns, [.. Enumerable.Range(0, Rules.Parties).Select(party => Fill(games, party))]) { Line = line.Columns };
        for (var alternative = 0; alternative < Rules.Alternatives; alternative++)
            weights.Set(alternative, games.Select(game => game.BaseWeights[alternative]));
        Strategy = new(Rules, self, strategy.Columns);
        Outlook = new(Rules, outlook.Columns);
        var game = ISessionGame.Of(Rules);
        if (game is AlternatingOffers offers) offers.Solve(Columns, lanes, [Strategy], Outlook);
        else game.Solve(Columns, lanes, [Strategy]);
    }

    public SessionRules Rules { get; }

    public SessionColumns Columns { get; }

    public Strategy Strategy { get; }

    public Outlook Outlook { get; }

    public static Solved One(Game game, int self = 0) => new([game], self);

    public double Gain(int party, int alternative, int lane = 0) => Columns.Gain(party, alternative)[lane];

    public double Worth(int round, int alternative, int lane = 0) => Strategy.Worth(round, alternative)[lane];

    public double Continuation(int round, int party, int lane = 0) => Strategy.Continuation(round, party)[lane];

    public double Propose(int round, int proposer, int alternative, int lane = 0) => Outlook.Propose(round, proposer, alternative)[lane];

    public double Consent(int round, int proposer, int alternative, int lane = 0) => Outlook.Consent(round, proposer, alternative)[lane];

    public double Value(int round, int party, int lane = 0) => Outlook.Value(round, party)[lane];

    public double Deal(int round, int lane = 0) => Outlook.Deal(round)[lane];

    public double Agreement(int lane = 0) => Outlook.Agreement[lane];

    public double MeanRound(int lane = 0) => Outlook.MeanRound[lane];

    /// <summary>Every number of the solution in a lane.</summary>
    public IEnumerable<double> Numbers(int lane)
    {
        for (var round = 0; round < Rules.Rounds; round++)
        {
            for (var party = 0; party < Rules.Parties; party++)
            {
                yield return Continuation(round, party, lane);
                yield return Value(round, party, lane);
                if (!Rules.MayPropose(round, party))
                    continue;
                for (var alternative = 0; alternative < Rules.Alternatives; alternative++)
                {
                    yield return Propose(round, party, alternative, lane);
                    yield return Consent(round, party, alternative, lane);
                    if (party == Strategy.Self)
                        yield return Worth(round, alternative, lane);
                }
                yield return Propose(round, party, Rules.Pass, lane);
            }
        }
        yield return Agreement(lane);
        yield return MeanRound(lane);
    }

    public void Dispose()
    {
        foreach (var table in new[] { gains, weights, parties, strategy, outlook, line })
            table.Dispose();
    }

    private PartyColumns Fill(IReadOnlyList<Game> games, int party)
    {
        var seats = games.Select(game => game.Seats[party]).ToArray();
        for (var alternative = 0; alternative < Rules.Alternatives; alternative++)
            gains.Set(party * Rules.Alternatives + alternative, seats.Select(seat => seat.Gains[alternative]));
        return new()
        {
            Precision = Set(0, seat => seat.Precision, double.NaN),
            Patience = Set(1, seat => seat.Patience, 1),
            ConsentCost = Set(2, seat => seat.ConsentCost, 0),
            RecognitionWeight = Set(3, seat => seat.RecognitionWeight, 1),
            Breakdown = Set(4, seat => seat.Breakdown, 0),
            Salience = Set(6, seat => seat.Salience, 1),
            OutsideOption = Set(5, seat => seat.OutsideOption, double.NegativeInfinity),
        };

        double* Set(int column, Func<Seat, double> of, double unless)
        {
            parties.Set(7 * party + column, seats.Select(of));
            return seats.All(seat => of(seat).Equals(unless)) ? null : parties[7 * party + column];
        }
    }
}

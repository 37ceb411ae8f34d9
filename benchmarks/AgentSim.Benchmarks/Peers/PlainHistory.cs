namespace AgentSim.Benchmarks.Peers;

/// <summary>The reference model as one writes it in C# without columns: one history, played from the first to the last period. The C of <c>benchmarks/peers</c> says the same.</summary>
internal sealed class PlainHistory(Random random)
{
    public const int Periods = 72;

    private const int Client = 0, Actors = 5, Patrons = 4, North = 0, West = 3, Line = 4, Forum = 5, Issues = 6;
    private const int Rounds = 3, Agenda = 2, Sittings = 2, Never = Periods + 1;
    private const double Precision = 36, Patience = 0.98, ConsentCost = 0.05, Discount = 0.93, Step = 0.25;

    private static readonly double[] Strength = [1, 0.6, 0.6, 0.8], Market = [0.5, 0.8, 0.5, 1], Reach = [0.25, 0, 0, 0.4], Order = [0.3, 0.2, 0, 0];
    private static readonly double[] Pact = [0, 0.25, 0.5, 1], Half = [0, 0.5, 1];
    private static readonly double[][] Levels = [Pact, Pact, Pact, Pact, Half, Half];
    private static readonly int[][] Parties = [[0, 1], [0, 2], [0, 3], [0, 4], [0, 1, 4], [0, 1, 2]];
    private static readonly int[] Lasts = [12, 12, 12, 12, 24, 20];
    private static readonly double[] PresentValue = [.. Lasts.Select(periods => Step * (1 - Math.Pow(Discount, periods * Step)) / (1 - Math.Pow(Discount, Step)))];

    private readonly double[] influence = new double[Patrons], rivalry = new double[Patrons], pact = new double[Patrons];
    private readonly int[] level = new int[Issues], lapses = new int[Issues], changed = new int[Issues];
    private double protection, sovereignty, fear, pull, prices, output, threat, priceNoise, growthNoise, alarm;

    /// <summary>Plays it; what comes back are the measures in the order of the model.</summary>
    public double[] Play()
    {
        var measures = new double[11];
        Start();
        for (var period = 0; period < Periods; period++)
        {
            Open(period);
            var deals = HoldSessions(period);
            Close(measures, period, deals);
        }

        return measures;
    }

    private void Start()
    {
        (protection, sovereignty) = (0.15 + (0.3 * random.NextDouble()), 0.2 + random.NextDouble());
        (fear, pull) = (0.4 * random.NextDouble(), 0.2 * random.NextDouble());
        for (var p = 0; p < Patrons; p++) (influence[p], rivalry[p]) = (0.1 + (0.4 * random.NextDouble()), 0.4 * random.NextDouble());
        (prices, output, threat) = (0, 0.6, 0.2);
        Array.Clear(level);
        Array.Fill(lapses, Never);
        Array.Fill(changed, -1);
    }

    private void Open(int period)
    {
        (priceNoise, growthNoise, alarm) = (0.12 * Normal(), 0.02 * Normal(), random.NextDouble() < 0.08 ? 1 : 0);
        for (var issue = 0; issue < Issues; issue++)
        {
            if (lapses[issue] <= period) (level[issue], lapses[issue], changed[issue]) = (0, Never, period);
        }
    }

    private int HoldSessions(int period)
    {
        var raised = RaiseIssues();
        var order = Enumerable.Range(0, Issues).ToArray();
        random.Shuffle(order);
        var sitting = order.Select(_ => random.Next(Sittings)).ToArray();
        var deals = 0;
        for (var turn = 0; turn < Sittings * Issues; turn++)
        {
            var issue = order[turn % Issues];
            if (!raised[issue] || sitting[issue] != turn / Issues || changed[issue] == period || Talk(issue) is not (var agreed and >= 0)) continue;
            (level[issue], changed[issue], lapses[issue]) = (agreed, period, agreed == 0 ? Never : period + Lasts[issue]);
            deals++;
        }

        return deals;
    }

    private bool[] RaiseIssues()
    {
        var score = new double[Actors, Issues];
        var raised = new bool[Issues];
        for (var issue = 0; issue < Issues; issue++)
        {
            var gains = FindGains(issue);
            for (var j = 0; j < Parties[issue].Length; j++)
            {
                var worth = ExpectedGain(issue, j, gains);
                score[Parties[issue][j], issue] = worth > 0 ? (Precision * worth) - Math.Log(-Math.Log(random.NextDouble())) : 0;
            }
        }

        for (var actor = 0; actor < Actors; actor++)
        {
            for (var taken = 0; taken < Agenda; taken++)
            {
                var best = -1;
                for (var issue = 0; issue < Issues; issue++)
                {
                    if (score[actor, issue] > (best < 0 ? 0 : score[actor, best])) best = issue;
                }

                if (best < 0) break;
                (raised[best], score[actor, best]) = (true, 0);
            }
        }

        return raised;
    }

    private double ExpectedGain(int issue, int party, double[][] gains)
    {
        var best = double.NegativeInfinity;
        for (var x = 0; x < Levels[issue].Length; x++)
        {
            if (x == level[issue]) continue;
            var chance = 1.0;
            for (var j = 0; j < gains.Length; j++)
            {
                if (j != party) chance *= Logistic(Precision * (gains[j][x] - ConsentCost));
            }

            best = Math.Max(best, gains[party][x] * chance);
        }

        return best;
    }

    private double[][] FindGains(int issue)
    {
        var now = level[issue];
        var gains = Parties[issue].Select(_ => new double[Levels[issue].Length]).ToArray();
        for (var j = 0; j < gains.Length; j++)
        {
            var before = Utility(Parties[issue][j]);
            for (var x = 0; x < gains[j].Length; x++)
            {
                level[issue] = x;
                gains[j][x] = x == now ? 0 : PresentValue[issue] * (Utility(Parties[issue][j]) - before);
            }

            level[issue] = now;
        }

        return gains;
    }

    /// <summary>A session: the level agreed, or -1.</summary>
    private int Talk(int issue)
    {
        var gains = FindGains(issue);
        var (propose, accept) = Solve(issue, gains);
        for (var round = 0; round < Rounds; round++)
        {
            var (proposer, offer, u) = (random.Next(gains.Length), -1, random.NextDouble());
            for (var x = 0; x < Levels[issue].Length && offer < 0; x++)
            {
                u -= propose[round, proposer, x];
                if (u < 0) offer = x;
            }

            if (offer < 0) continue;
            var agreed = true;
            for (var j = 0; j < gains.Length; j++) agreed &= j == proposer || random.NextDouble() < accept[round, j, offer];
            if (agreed) return offer;
        }

        return -1;
    }

    private (double[,,] Propose, double[,,] Accept) Solve(int issue, double[][] gains)
    {
        var (parties, levels) = (gains.Length, Levels[issue].Length);
        var (propose, accept) = (new double[Rounds, parties, levels], new double[Rounds, parties, levels]);
        var value = new double[parties];
        for (var round = Rounds - 1; round >= 0; round--)
        {
            var goingOn = value.Select(v => round == Rounds - 1 ? 0 : Patience * v).ToArray();
            for (var j = 0; j < parties; j++)
            {
                for (var x = 0; x < levels; x++) accept[round, j, x] = Logistic(Precision * (gains[j][x] - goingOn[j] - ConsentCost));
            }

            var next = goingOn.ToArray();
            for (var p = 0; p < parties; p++) Propose(issue, round, p, gains, goingOn, propose, accept, next);
            value = next;
        }

        return (propose, accept);
    }

    private void Propose(int issue, int round, int proposer, double[][] gains, double[] goingOn, double[,,] propose, double[,,] accept, double[] next)
    {
        var (parties, levels) = (gains.Length, Levels[issue].Length);
        var (consent, sum) = (new double[levels], 1.0);
        for (var x = 0; x < levels; x++)
        {
            if (x == level[issue]) continue;
            consent[x] = 1;
            for (var j = 0; j < parties; j++)
            {
                if (j != proposer) consent[x] *= accept[round, j, x];
            }

            propose[round, proposer, x] = Math.Exp(Precision * consent[x] * (gains[proposer][x] - goingOn[proposer]));
            sum += propose[round, proposer, x];
        }

        for (var x = 0; x < levels; x++)
        {
            propose[round, proposer, x] /= sum;
            for (var j = 0; j < parties; j++) next[j] += propose[round, proposer, x] * consent[x] / parties * (gains[j][x] - goingOn[j]);
        }
    }

    private double Utility(int actor)
    {
        var ties = 0.0;
        for (var p = 0; p < Patrons; p++) ties += pact[p] = Pact[level[p]];
        var (line, forum) = (Half[level[Line]], Half[level[Forum]]);
        return actor == Client ? OfClient(ties, line, forum) : OfPatron(actor - 1, ties, line, forum);
    }

    private double OfClient(double ties, double line, double forum)
    {
        var (trade, shelter, given, variety) = (0.0, 0.0, 0.0, 0.0);
        for (var p = 0; p < Patrons; p++)
        {
            trade += Market[p] * (1 - Math.Exp(-1.5 * pact[p]));
            shelter += Strength[p] * pact[p];
            given += pact[p] * pact[p];
            variety += Math.Sqrt(pact[p]);
        }

        return (0.35 * Math.Log(1 + (Math.Exp(prices) * output * (0.4 + (0.6 * line)))))
            + (0.25 * trade)
            + (protection * (1 - Math.Exp(-2 * shelter)))
            - (sovereignty * given / 4)
            + (0.2 * Math.Log(1 + variety))
            - (0.15 * Logistic(6 * (ties - 2.2)))
            + (0.2 * Math.Pow(forum, 0.7))
            - (0.25 * Math.Pow(forum, 1.6))
            - (0.3 * Math.Pow(line, 1.3) * Math.Exp(-0.5 * output))
            - (fear * threat * Math.Exp(-1.2 * (pact[North] + forum)))
            + (0.15 * Logistic(4 * (pact[North] + (0.5 * forum) - threat - 0.3)))
            - (pull * Math.Pow(Math.Abs(pact[West] - pact[North]), 1.5));
    }

    private double OfPatron(int p, double ties, double line, double forum)
    {
        var (price, own) = (Math.Exp(prices), pact[p]);
        return (influence[p] * (1 - Math.Exp(-1.5 * own)))
            - (rivalry[p] * Logistic(5 * (ties - own - 0.8)))
            - (0.4 * Math.Pow(own, 1.5))
            - (0.2 * threat * Math.Exp(-own))
            + (0.2 * Math.Log(1 + (Market[p] * price * own)))
            + (0.15 * Math.Pow(own / (0.5 + ties), 0.6))
            + (Reach[p] * Math.Log(1 + (price * output * line)))
            - (0.1 * Math.Pow(line, 1.4))
            + (Order[p] * Math.Pow(forum, 0.8))
            - (0.1 * Math.Pow(forum, 2.5))
            + (0.1 * Logistic(3 * (own - threat)))
            + (0.05 * Math.Exp(-2 * Math.Abs(own - 0.5)));
    }

    private void Close(double[] measures, int period, int deals)
    {
        var ties = 0.0;
        for (var issue = 0; issue < Issues; issue++) measures[issue] += Levels[issue][level[issue]] / Periods;
        for (var p = 0; p < Patrons; p++) ties += Pact[level[p]];
        if (period >= Periods - 4) measures[6] += ties / 4;
        measures[7] += Utility(Client) / Periods;
        measures[8] += Utility(1 + North) / Periods;
        measures[9] += Utility(1 + West) / Periods;
        measures[10] += deals;
        (prices, output) = ((0.95 * prices) + priceNoise, output * Math.Exp(0.012 + growthNoise));
        threat = Math.Clamp((0.85 * threat) + (0.4 * alarm), 0, 1);
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}

using AgentSim.Games.Cooperative;
using CsCheck;

namespace AgentSim.Games.Tests.Cooperative;

/// <summary>What holds of the solutions of all cooperative games.</summary>
public class CooperativeLawTests
{
    private const double Near = 1e-9;

    private static readonly Gen<CoalitionalGame> Games =
        from players in Gen.Int[2, 5]
        from worths in Gen.Int[-4, 12].Array[1 << players]
        select Of(worths);

    private static readonly Gen<(double Estate, double[] Claims)> Bankruptcies =
        from claims in Gen.Int[1, 40].Array[2, 6]
        from share in Gen.Int[1, 19]
        select (claims.Sum() * share / 20.0, claims.Order().Select(claim => (double)claim).ToArray());

    [Fact]
    public void The_Shapley_value_divides_all_there_is_and_gives_alike_players_the_same_and_dummies_what_they_add() => Games.Sample(game =>
    {
        var value = ShapleyValue.Of(game);
        var players = game.Players.Length;
        // The game with a player more who adds 3 to everybody.
        var larger = new CoalitionalGame("with a dummy", [.. game.Players, "dummy"], [.. Enumerable.Range(0, 2 << players).Select(coalition => game.Worth(coalition & game.Everybody) + (coalition > game.Everybody ? 3 : 0))]);
        var (first, rest) = (1, game.Everybody & ~3);
        var alike = new CoalitionalGame("alike", game.Players, [.. Enumerable.Range(0, 1 << players).Select(coalition => game.Worth((coalition & rest) | ((coalition & 3) == 3 ? 3 : (coalition & 3) == 0 ? 0 : first)))]);
        var same = ShapleyValue.Of(alike);
        return Math.Abs(value.Sum() - game.Grand) < Near && Math.Abs(ShapleyValue.Of(larger)[^1] - 3) < Near && Math.Abs(same[0] - same[1]) < Near;
    }, iter: 200);

    [Fact]
    public void The_Shapley_value_of_a_sum_of_games_is_the_sum_of_values() => Gen.Select(Gen.Int[-9, 9].Array[16], Gen.Int[-9, 9].Array[16]).Sample((first, second) =>
    {
        var sum = ShapleyValue.Of(Of([.. first.Zip(second, (one, other) => one + other)]));
        return sum.Zip(ShapleyValue.Of(Of(first)).Zip(ShapleyValue.Of(Of(second)), (one, other) => one + other)).All(pair => Math.Abs(pair.First - pair.Second) < Near);
    }, iter: 200);

    [Fact]
    public void The_nucleolus_passes_Kohlbergs_criterion_is_in_the_core_where_there_is_one_and_else_the_core_is_proved_empty() => Games.Sample(game =>
    {
        var found = CooperativeSolution.Of(game).Nucleolus!;
        var alone = Enumerable.Range(0, game.Players.Length).All(player => found.Division.Payoffs[player] >= game.Alone(player) - Near);
        var isProved = found.Blocking is { } blocking ? blocking.Residual < Near && blocking.Worth > game.Grand + 1e-7 && Presence(game, blocking).All(sum => Math.Abs(sum - 1) < Near) : found.Division.IsInCore;
        return found.Slack < Near && Math.Abs(found.Division.Residual) < Near && alone == found.IsAmongImputations && isProved;
    }, iter: 150);

    [Fact]
    public void Nobody_can_improve_on_the_nucleolus_by_its_own_measure() => Gen.Select(Games, Gen.Int[-5, 5].Array[5]).Sample((game, steps) =>
    {
        // Any other division with nobody below what it gets alone has excesses that, from the largest on, are larger where they first differ.
        var found = CooperativeSolution.Of(game).Nucleolus!;
        var payoffs = found.Division.Payoffs.ToArray();
        var other = payoffs.Select((payoff, player) => payoff + 0.1 * (steps[player] - steps.Take(payoffs.Length).Average())).ToArray();
        if (found.IsAmongImputations && Enumerable.Range(0, other.Length).Any(player => other[player] < game.Alone(player) - Near)) return true;
        var difference = Falling(game, other).Zip(Falling(game, payoffs), (one, best) => one - best).FirstOrDefault(step => Math.Abs(step) > 1e-7);
        return difference >= 0;
    }, iter: 150);

    [Fact]
    public void The_criterion_finds_what_is_not_the_nucleolus() => Bankruptcies.Sample(case_ =>
    {
        var game = Bankruptcy(case_.Estate, case_.Claims);
        var payoffs = CooperativeSolution.Of(game).Nucleolus!.Division.Payoffs.ToArray();
        (payoffs[0], payoffs[1]) = (payoffs[0] - 0.01, payoffs[1] + 0.01);
        return KohlbergCheck.Slack(game, payoffs, isAmongImputations: true) > 0.5;
    }, iter: 50);

    [Fact]
    public void Estates_are_divided_by_the_rule_of_Aumann_and_Maschler() => Bankruptcies.Sample(case_ =>
    {
        var found = CooperativeSolution.Of(Bankruptcy(case_.Estate, case_.Claims)).Nucleolus!.Division.Payoffs;
        return found.Zip(Talmud(case_.Estate, case_.Claims)).All(pair => Math.Abs(pair.First - pair.Second) < 1e-8);
    }, iter: 100);

    [Fact]
    public void Who_needs_a_longer_runway_pays_for_what_it_needs_more_by_Shapley_shared_among_those_who_need_it() => Gen.Int[1, 50].Array[2, 6].Sample(needs =>
    {
        double[] costs = [.. needs.Order().Select(need => (double)need)];
        var game = new CoalitionalGame("runway", [.. costs.Select((_, player) => $"{player}")], [.. Enumerable.Range(0, 1 << costs.Length).Select(coalition => 0 - costs.Where((_, player) => CoalitionalGame.Has(coalition, player)).DefaultIfEmpty(0).Max())]);
        var (value, found, charge, paid) = (ShapleyValue.Of(game), CooperativeSolution.Of(game).Nucleolus!, 0.0, 0.0);
        for (var player = 0; player < costs.Length; player++)
        {
            charge += (costs[player] - paid) / (costs.Length - player);
            paid = costs[player];
            if (Math.Abs(value[player] + charge) > Near) return false;
        }

        return found.Division.IsInCore && found.Division.Payoffs.Zip(Runway(costs)).All(pair => Math.Abs(pair.First + pair.Second) < 1e-8);
    }, iter: 60);

    [Fact]
    public void Twelve_players_are_solved_and_thirteen_only_by_Shapley()
    {
        var twelve = CooperativeSolution.Of(Bankruptcy(300, [.. Enumerable.Range(1, 12).Select(claim => 5.0 * claim + claim % 3)]));
        var thirteen = CooperativeSolution.Of(Bankruptcy(300, [.. Enumerable.Range(1, 13).Select(claim => 5.0 * claim)]));

        Assert.All(twelve.Nucleolus!.Division.Payoffs.Zip(Talmud(300, [.. Enumerable.Range(1, 12).Select(claim => 5.0 * claim + claim % 3)])), pair => Assert.Equal(pair.Second, pair.First, 1e-8));
        Assert.Null(thirteen.Nucleolus);
        Assert.InRange(Math.Abs(thirteen.Shapley.Residual), 0, 1e-9);
    }

    private static double[] Falling(CoalitionalGame game, double[] payoffs) => [.. Enumerable.Range(1, game.Everybody - 1).Select(coalition => game.Excess(coalition, payoffs)).OrderDescending()];

    private static IEnumerable<double> Presence(CoalitionalGame game, BalancedWeights weights) =>
        Enumerable.Range(0, game.Players.Length).Select(player => weights.Weights.Where(one => CoalitionalGame.Has(one.Coalition, player)).Sum(one => one.Weight));

    private static CoalitionalGame Of(int[] worths) =>
        new("random", [.. Enumerable.Range(0, (int)Math.Log2(worths.Length)).Select(player => $"{player}")], [.. worths.Select((worth, coalition) => coalition == 0 ? 0.0 : worth)]);

    private static CoalitionalGame Bankruptcy(double estate, double[] claims) => new(
        "estate", [.. claims.Select((_, player) => $"{player}")],
        [.. Enumerable.Range(0, 1 << claims.Length).Select(coalition => coalition == 0 ? 0 : Math.Max(0, estate - claims.Where((_, player) => !CoalitionalGame.Has(coalition, player)).Sum()))]);

    /// <summary>Half-claims: equal awards up to half of each claim, and beyond half of all, equal losses.</summary>
    private static double[] Talmud(double estate, double[] claims)
    {
        double[] halves = [.. claims.Select(claim => claim / 2)];
        var all = claims.Sum();
        return estate <= all / 2 ? EqualAwards(estate, halves) : [.. claims.Zip(EqualAwards(all - estate, halves), (claim, loss) => claim - loss)];
    }

    private static double[] EqualAwards(double estate, double[] rising)
    {
        var awards = new double[rising.Length];
        for (var player = 0; player < rising.Length; player++)
        {
            awards[player] = Math.Min(rising[player], estate / (rising.Length - player));
            estate -= awards[player];
        }

        return awards;
    }

    /// <summary>Littlechild's nucleolus of the runway game: International Journal of Game Theory 3 (1974).</summary>
    private static double[] Runway(double[] rising)
    {
        var (charges, done, paid) = (new double[rising.Length], 0, 0.0);
        while (done < rising.Length)
        {
            var (least, upTo) = ((rising[^1] - paid) / (rising.Length - done), rising.Length);
            for (var player = done; player < rising.Length - 1; player++)
                if ((rising[player] - paid) / (player - done + 2) is var charge && charge < least) (least, upTo) = (charge, player + 1);
            for (; done < upTo; done++, paid += least) charges[done] = least;
        }

        return charges;
    }
}

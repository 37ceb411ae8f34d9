using System.Diagnostics;

namespace AgentSim.Games.Spatial;

/// <summary>
/// The spatial model of politics: in each turn everybody challenges whom it gains most from, each challenge offers both sides a bargain, and everybody adopts what the others would rather have it adopt.
/// Ideals move with positions.
/// </summary>
/// <remarks>Source: the program KTAB (King Abdullah Petroleum Studies and Research Center), model SMP with its default settings; positions and saliences from 0 to 1.</remarks>
internal sealed class SpatialPolitics
{
    private const double LeastSupport = 1e-8;
    private const double LeastGain = 1e-5;

    /// <summary>Talks end after so many turns.</summary>
    public const int MostTurns = 100;

    // Positions this near are one, where the chances of positions are told.
    private const double SamePlace = 1e-3;

    private readonly double[] capability, care;
    private readonly double[][] salience;

    /// <param name="actors">Each cares for some dimension: who does not has no distances.</param>
    public SpatialPolitics(IReadOnlyList<SpatialActor> actors)
    {
        capability = [.. actors.Select(actor => actor.Capability)];
        salience = [.. actors.Select(actor => actor.Salience.ToArray())];
        care = [.. salience.Select(own => own.Sum())];
        Debug.Assert(care.All(sum => sum > 0));
    }

    private sealed record Bargain(int First, int Second, double[] FirstTo, double[] SecondTo);

    /// <summary>Positions turn by turn, the given ones first: until they hardly move, or 100 turns.</summary>
    public IEnumerable<double[][]> Turns(double[][] positions)
    {
        yield return positions;
        var first = 0.0;
        for (var turn = 1; turn <= MostTurns; turn++)
        {
            var next = Next(positions);
            var moved = Enumerable.Range(0, next.Length).Sum(actor => Math.Sqrt(next[actor].Zip(positions[actor]).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second))));
            if (turn == 1) first = moved;
            yield return positions = next;
            if (turn >= 2 && moved / (first + 1e-4) < 0.02) yield break;
        }
    }

    /// <summary>Positions a turn later.</summary>
    public double[][] Next(double[][] positions)
    {
        var distances = Distances(positions, positions);
        var risk = Risk(distances);
        var bargains = Enumerable.Range(0, positions.Length).Select(actor => Challenge(positions, distances, risk, actor)).OfType<Bargain>().ToArray();
        return [.. Enumerable.Range(0, positions.Length).Select(actor => Adopted(positions, risk, actor, [.. bargains.Where(bargain => bargain.First == actor || bargain.Second == actor)]))];
    }

    /// <summary>The chance that each actor's position wins, where positions within a thousandth are one and all who hold it have its chance.</summary>
    /// <returns>The chances by actor, and the mean of the positions by their chances.</returns>
    public (double[] ByActor, double[] Mean) Chances(double[][] positions)
    {
        var distances = Distances(positions, positions);
        var risk = Risk(distances);
        var place = positions.Select(own => Array.FindIndex(positions, other => Math.Sqrt(own.Zip(other).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second))) < SamePlace)).ToArray();
        var places = place.Distinct().ToArray();
        var chances = Winning(places.Length, (voter, one) => Utility(distances[voter, places[one]], risk[voter]));
        var mean = positions[0].Select((_, dimension) => places.Zip(chances).Sum(one => one.Second * positions[one.First][dimension])).ToArray();
        return (Array.ConvertAll(place, own => chances[Array.IndexOf(places, own)]), mean);
    }

    /// <summary><c>rho = (3 p - largest - 2 smallest) / (2 (largest - smallest))</c>.</summary>
    private double[] Risk(double[,] distances)
    {
        var chances = Winning(capability.Length, (voter, place) => 1 - distances[voter, place]);
        var (low, high) = (chances.Min(), chances.Max());
        return Array.ConvertAll(chances, chance => high == low ? 0 : (3 * chance - high - 2 * low) / (2 * (high - low)));
    }

    /// <summary><c>p_i</c> in proportion to the product over j of <c>C_ij / (C_ij + C_ji)</c>, where C_ij is 1e-8 plus the capability, times preference, of those who prefer i to j.</summary>
    private double[] Winning(int count, Func<int, int, double> utility)
    {
        var chances = new double[count];
        for (var one = 0; one < count; one++)
        {
            chances[one] = 1;
            for (var other = 0; other < count; other++)
            {
                var (support, against) = (LeastSupport, LeastSupport);
                for (var voter = 0; voter < capability.Length; voter++)
                {
                    var vote = capability[voter] * (utility(voter, one) - utility(voter, other));
                    if (vote > 0) support += vote;
                    else against -= vote;
                }

                chances[one] *= one == other ? 0.5 : support / (support + against);
            }
        }

        var sum = chances.Sum();
        return Array.ConvertAll(chances, chance => chance / sum);
    }

    private static double Utility(double distance, double risk) => (1 - distance) * (1 + distance * risk);

    /// <summary><c>d_ij = sqrt(sum over k of (s_ik (ideal_ik - position_jk))^2 / sum over k of s_ik^2)</c>.</summary>
    private double[,] Distances(double[][] ideals, double[][] positions)
    {
        var distances = new double[ideals.Length, positions.Length];
        for (var voter = 0; voter < ideals.Length; voter++)
        {
            for (var place = 0; place < positions.Length; place++)
            {
                var (sum, weight) = (0.0, 0.0);
                for (var dimension = 0; dimension < salience[voter].Length; dimension++)
                {
                    var along = salience[voter][dimension] * (ideals[voter][dimension] - positions[place][dimension]);
                    (sum, weight) = (sum + along * along, weight + salience[voter][dimension] * salience[voter][dimension]);
                }

                distances[voter, place] = Math.Sqrt(sum / weight);
            }
        }

        return distances;
    }

    /// <summary>The bargain of the challenge from which an actor expects most; null if none is worth it.</summary>
    private Bargain? Challenge(double[][] positions, double[,] distances, double[] risk, int viewer)
    {
        // A viewer credits others with a risk between its own and theirs.
        double See(int voter, int place) => Utility(distances[voter, place], (2 * risk[viewer] + risk[voter]) / 3);
        var (best, target, share) = (LeastGain, -1, 0.0);
        for (var other = 0; other < positions.Length; other++)
        {
            if (other == viewer) continue;
            var wins = Victory(See, viewer, other);
            var (mine, theirs) = (See(viewer, viewer), See(viewer, other));
            var gain = (1 - care[other]) * 2 * mine + care[other] * (wins * 2 * mine + (1 - wins) * 2 * theirs) - (mine + theirs);
            if (gain > best) (best, target, share) = (gain, other, wins);
        }

        if (target < 0) return null;
        var (first, second) = (new double[positions[viewer].Length], new double[positions[viewer].Length]);
        for (var dimension = 0; dimension < first.Length; dimension++)
        {
            var (own, their) = (Square(salience[viewer][dimension] * share), Square(salience[target][dimension] * (1 - share)));
            first[dimension] = Between(positions[viewer][dimension], own, positions[target][dimension], their);
            second[dimension] = Between(positions[target][dimension], their, positions[viewer][dimension], own);
        }

        return new(viewer, target, first, second);

        static double Square(double x) => x * x;
        static double Between(double own, double weight, double other, double others) => Math.Round(((weight + 1e-6) * own + others * other) / (weight + 1e-6 + others), 4);
    }

    /// <summary>The chance that the first wins: both put in what is at stake for them, third parties what a victory of the side that they join would bring them.</summary>
    private double Victory(Func<int, int, double> see, int first, int second)
    {
        var mine = 1e-10 + care[first] * capability[first] * (see(first, first) - see(first, second));
        var theirs = 1e-10 + care[second] * capability[second] * (see(second, second) - see(second, first));
        var (support, against) = (mine, theirs);
        for (var third = 0; third < capability.Length; third++)
        {
            if (third == first || third == second) continue;
            var (weight, one, other, own) = (care[third] * capability[third], see(third, first), see(third, second), see(third, third));
            var leaning = weight * (one - other);
            var wins = (mine + Math.Max(0, leaning)) / (mine + theirs + Math.Abs(leaning));
            var vote = weight * (wins * (2 * one + own) + (1 - wins) * 3 * other - (wins * 3 * one + (1 - wins) * (2 * other + own)));
            if (vote > 0) support += vote;
            else against -= vote;
        }

        return support / (support + against);
    }

    /// <summary>What an actor adopts: to stay, or that of its bargains which wins among all, each for the mean of its utilities over where everybody would then stand.</summary>
    private double[] Adopted(double[][] positions, double[] risk, int actor, Bargain[] bargains)
    {
        if (bargains.Length == 0) return positions[actor];
        var worth = new double[bargains.Length + 1][];
        for (var option = 0; option < worth.Length; option++)
        {
            var then = (double[][])positions.Clone();
            if (option > 0) (then[bargains[option - 1].First], then[bargains[option - 1].Second]) = (bargains[option - 1].FirstTo, bargains[option - 1].SecondTo);
            var distances = Distances(positions, then);
            worth[option] = [.. Enumerable.Range(0, positions.Length).Select(voter => Enumerable.Range(0, positions.Length).Average(place => Utility(distances[voter, place], risk[voter])))];
        }

        var chances = Winning(worth.Length, (voter, option) => worth[option][voter]);
        var chosen = Array.IndexOf(chances, chances.Max());
        Debug.Assert(chosen >= 0);
        return chosen == 0 ? positions[actor] : bargains[chosen - 1].First == actor ? bargains[chosen - 1].FirstTo : bargains[chosen - 1].SecondTo;
    }
}

namespace AgentSim.Simulation.Bargaining;

/// <summary>A choice among alternatives by the largest sum of worth and luck (McFadden 1974): logit, drawn with one number for each alternative.</summary>
/// <param name="worth">One column for each alternative.</param>
/// <param name="weights">One column for each alternative, 0 where it is not available.</param>
/// <param name="uniforms">One column for each alternative, and one for passing if that is a choice.</param>
/// <param name="precision">Precision of choice.</param>
/// <param name="pass">What passing is worth; null if it is no choice.</param>
/// <remarks>Uniforms are by place among the lanes that are drawn for, all else is by lane.</remarks>
internal readonly unsafe ref struct Lottery(ColumnTable worth, ColumnTable weights, ColumnTable uniforms, double* precision, double* pass)
{
    private readonly ColumnTable worth = worth;
    private readonly ColumnTable weights = weights;
    private readonly ColumnTable uniforms = uniforms;
    private readonly double* precision = precision;
    private readonly double* pass = pass;

    /// <summary>Draws for some lanes, by place; the index behind the last alternative stands for passing, and for nothing available.</summary>
    public void Draw(Places lanes, Span<int> chosen)
    {
        var eight = stackalloc double[Octet.Count];
        for (var place = 0; place < lanes.Count; place += Octet.Count)
        {
            var lambda = lanes.Load(precision, place);
            var infinite = Octet.Same(lambda, Octet.Create(double.PositiveInfinity));
            var drawn = Luckiest(lambda, lanes, place);
            if (infinite.Bits != 0)
                drawn = Octet.Where(infinite, FirstOfBest(lanes, place), drawn);
            drawn.Store(eight);
            for (var i = 0; i < Math.Min(Octet.Count, lanes.Count - place); i++)
                chosen[place + i] = (int)eight[i];
        }
    }

    private Octet Luckiest(Octet lambda, Places lanes, int place)
    {
        var best = Octet.Create(double.NegativeInfinity);
        var choice = Octet.Create(worth.Count);
        for (var alternative = 0; alternative < worth.Count; alternative++)
        {
            // log(w) - log(-log(u)) = -log(-log(u) / w), and minus infinity where w is 0.
            var luck = -Octet.Log(-Octet.Log(Octet.Load(uniforms[alternative] + place)) / lanes.Load(weights[alternative], place));
            var score = Octet.Fused(lambda, lanes.Load(worth[alternative], place), luck);
            var better = score > best;
            best = Octet.Where(better, score, best);
            choice = Octet.Where(better, Octet.Create(alternative), choice);
        }
        if (pass == null)
            return choice;
        var passing = Octet.Fused(lambda, lanes.Load(pass, place), -Octet.Log(-Octet.Log(Octet.Load(uniforms[worth.Count] + place))));
        return Octet.Where(passing > best, Octet.Create(worth.Count), choice);
    }

    private Octet FirstOfBest(Places lanes, int place)
    {
        var best = pass == null ? Octet.Create(double.NegativeInfinity) : lanes.Load(pass, place);
        for (var alternative = 0; alternative < worth.Count; alternative++)
        {
            var value = lanes.Load(worth[alternative], place);
            best = Octet.Where(Available(alternative, lanes, place) & (value > best), value, best);
        }
        var enough = best - Octet.Create(AlternatingOffers.Indifference);
        var choice = Octet.Create(worth.Count);
        for (var alternative = worth.Count - 1; alternative >= 0; alternative--)
        {
            var good = Available(alternative, lanes, place) & (lanes.Load(worth[alternative], place) >= enough);
            choice = Octet.Where(good, Octet.Create(alternative), choice);
        }
        return choice;
    }

    private Octet Available(int alternative, Places lanes, int place) => lanes.Load(weights[alternative], place) > Octet.Zero;
}

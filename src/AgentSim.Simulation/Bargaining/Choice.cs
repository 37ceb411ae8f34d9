using System.Collections.Immutable;

namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// Draws moves from strategies: each choice is a function of columns and of uniform numbers strictly between 0 and 1, which the caller
/// draws, one for each lane. At infinite precision the numbers change nothing.
/// </summary>
internal static unsafe class Choice
{
    /// <summary>Draws the proposer of each lane: the first party whose weight, added to those before it, exceeds u times all weights.</summary>
    /// <param name="rules">The session's rules.</param>
    /// <param name="round">Round, from 0.</param>
    /// <param name="parties">The parties, for their recognition weights.</param>
    /// <param name="uniform">One draw for each place; not read where recognition rotates.</param>
    /// <param name="lanes">In which lanes.</param>
    /// <param name="proposer">By place, where the index of the proposer goes.</param>
    public static void Recognise(
        SessionRules rules, int round, ImmutableArray<PartyColumns> parties, ReadOnlySpan<double> uniform, Places lanes, Span<int> proposer)
    {
        if (rules.Recognition == Recognition.Rotating)
        {
            proposer[..lanes.Count].Fill(rules.Turn(round));
            return;
        }
        var eight = stackalloc double[Octet.Count];
        for (var place = 0; place < lanes.Count; place += Octet.Count)
        {
            var some = uniform[place..Math.Min(lanes.Count, place + Octet.Count)];
            some.CopyTo(new(eight, Octet.Count));
            var (left, chosen) = (Octet.Zero, Octet.Zero);
            for (var party = 0; party < parties.Length; party++)
                left += Weight(in parties.ItemRef(party), lanes, place);
            left *= Octet.Load(eight);
            // Rounding may leave something behind the last party with a weight: it is never passed by.
            for (var party = 0; party < parties.Length; party++)
            {
                var weight = Weight(in parties.ItemRef(party), lanes, place); // at least 0: once below, what is left stays there
                chosen = Octet.Where((weight > Octet.Zero) & (left >= Octet.Zero), Octet.Create(party), chosen);
                left -= weight;
            }

            chosen.Store(eight);
            for (var i = 0; i < some.Length; i++)
                proposer[place + i] = (int)eight[i];
        }
    }

    /// <summary>
    /// Draws what the negotiator proposes: of the available alternatives, and of passing where it is allowed, the one with the largest
    /// <c>precision E + log(base weight) - log(-log(u))</c>; at infinite precision the first of the best, passing last.
    /// </summary>
    /// <param name="strategy">The negotiator's strategy.</param>
    /// <param name="columns">The session as the negotiator sees it.</param>
    /// <param name="round">Round, from 0, in which it may propose.</param>
    /// <param name="uniforms">By place, one column of draws for each alternative, and one for passing.</param>
    /// <param name="lanes">In which lanes.</param>
    /// <param name="offer">By place, where the alternative goes; <see cref="SessionRules.Pass"/> for passing, and where there is nothing to propose.</param>
    public static void Offer(Strategy strategy, SessionColumns columns, int round, ColumnTable uniforms, Places lanes, Span<int> offer)
    {
        var pass = strategy.Rules.MayPass ? strategy.Continuation(round, strategy.Self) : null;
        var lottery = new Lottery(strategy.Worths(round), columns.BaseWeights, uniforms, columns.Parties[strategy.Self].Precision, pass);
        lottery.Draw(lanes, offer);
    }

    /// <summary>
    /// Draws the choice of one actor alone: the alternative with the largest <c>precision worth + log(weight) - log(-log(u))</c>; at
    /// infinite precision the first of the best.
    /// </summary>
    /// <param name="worth">One column for each alternative.</param>
    /// <param name="weights">One column for each alternative: at least 0; 0 where it is not available.</param>
    /// <param name="precision">The actor's precision.</param>
    /// <param name="uniforms">One column of draws for each alternative.</param>
    /// <param name="lanes">Number of lanes.</param>
    /// <param name="chosen">Where the alternative goes; the number of alternatives where none is available.</param>
    public static void Alone(ColumnTable worth, ColumnTable weights, double* precision, ColumnTable uniforms, int lanes, Span<int> chosen) =>
        new Lottery(worth, weights, uniforms, precision, null).Draw(lanes, chosen);

    /// <summary>The probability that the negotiator accepts each lane's offer; 0 where the proposer passed.</summary>
    /// <param name="strategy">The negotiator's strategy.</param>
    /// <param name="columns">The session as the negotiator sees it, with its true gains.</param>
    /// <param name="round">Round, from 0.</param>
    /// <param name="offer">The alternative that is offered in each lane, or <see cref="SessionRules.Pass"/>.</param>
    /// <param name="lanes">Number of lanes.</param>
    /// <param name="probability">Where the probabilities go.</param>
    public static void Acceptance(
        Strategy strategy, SessionColumns columns, int round, ReadOnlySpan<int> offer, int lanes, Span<double> probability)
    {
        var answer = new Answer(strategy, columns, round);
        var eight = stackalloc double[Octet.Count];
        for (var lane = 0; lane < lanes; lane += Octet.Count)
        {
            answer.Accept(offer, lanes, lane).Store(eight);
            new ReadOnlySpan<double>(eight, Math.Min(Octet.Count, lanes - lane)).CopyTo(probability[lane..]);
        }
    }

    /// <summary>
    /// Draws the negotiator's response to each lane's offer: it accepts if u is below the probability of <see cref="Acceptance"/>, else it
    /// leaves if its outside option is worth more than going on. Where the proposer passed there is nothing to respond to, and it refuses.
    /// </summary>
    /// <param name="strategy">The negotiator's strategy.</param>
    /// <param name="columns">The session as the negotiator sees it, with its true gains.</param>
    /// <param name="round">Round, from 0.</param>
    /// <param name="offer">By lane, the alternative that is offered, or <see cref="SessionRules.Pass"/>.</param>
    /// <param name="uniform">One draw for each place.</param>
    /// <param name="lanes">In which lanes.</param>
    /// <param name="response">By lane, where the responses go.</param>
    public static void Respond(
        Strategy strategy, SessionColumns columns, int round, ReadOnlySpan<int> offer, ReadOnlySpan<double> uniform, Places lanes, Span<Response> response)
    {
        var answer = new Answer(strategy, columns, round);
        var eight = stackalloc double[Octet.Count];
        for (var place = 0; place < lanes.Count; place += Octet.Count)
        {
            answer.Accept(offer, lanes, place).Store(eight);
            var leaves = answer.Leaves(lanes, place).Bits;
            for (var i = 0; i < Math.Min(Octet.Count, lanes.Count - place); i++)
            {
                var lane = lanes[place + i];
                response[lane] = uniform[place + i] < eight[i] ? Response.Accept
                    : (leaves >> i & 1) == 1 && offer[lane] != strategy.Rules.Pass ? Response.Leave
                    : Response.Refuse;
            }
        }
    }

    private static Octet Weight(in PartyColumns party, Places lanes, int place) =>
        party.RecognitionWeight == null ? Octet.One : lanes.Load(party.RecognitionWeight, place);
}

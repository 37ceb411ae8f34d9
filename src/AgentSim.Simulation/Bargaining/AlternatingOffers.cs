using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentSim.Simulation.Bargaining;

/// <summary>
/// Solves a session by backward induction, in all lanes at once, as one negotiator sees it. An ultimatum is the same game with one round; of Baron and Ferejohn's, V is the fixed point.
/// <code>
/// C[R,j]       = b[j]                                              R being the last round
/// C[r,j]       = (1 - pi) patience[j] V[r+1,j] + pi b[j]           before it
/// accept[r,j]  = logistic(precision[j] (g[j] - C[r,j] - consent cost[j]))
/// consent[r,p] = P(the rule is met; the proposer counts as a yes)
/// E[r,p]       = consent g[p] + (1 - consent) C[r,p]
/// propose[r,p] ~ base weight * exp(precision[p] E[r,p])            passing has base weight 1 and the worth C[r,p]
/// V[r,j]       = sum over p of recognised[r,p] * sum over offers of propose (consent g[j] + (1 - consent) C[r,j])
/// </code>
/// A responder whose outside option exceeds its C (by more than <see cref="Indifference"/>) leaves after refusing: it gets the option, the others b,
/// and its acceptance has the option in the place of C.
/// </summary>
/// <remarks>
/// With two parties this is the agent quantal response equilibrium (McKelvey and Palfrey, Experimental Economics 1, 1998); with more,
/// voting is sincere logit. Infinite precision is the subgame-perfect limit. A lane's bits depend on nothing but that lane's inputs.
/// </remarks>
internal sealed class AlternatingOffers : ISessionGame
{
    /// <summary>Difference, in gains, that decides nothing: at infinite precision an offer as good as refusing is accepted, and the first of equal offers is made.</summary>
    public const double Indifference = 1e-12;

    private const int MostOnStack = 1 << 18;

    private readonly VotingDiagram[] diagrams;
    private readonly int places;

    /// <summary>The game under these rules. Can be shared by any number of solvers at a time.</summary>
    /// <exception cref="ArgumentException">The rules ask for what cannot be.</exception>
    public AlternatingOffers(SessionRules rules)
    {
        rules.Check();
        Rules = rules;
        Vetoes = VotingRules.Vetoes(rules.Rule, rules.Parties);
        diagrams = Vetoes is null
            ? [.. Enumerable.Range(0, rules.Parties).Select(proposer => VotingDiagram.Of(rules.Rule, rules.Parties, proposer))]
            : [];
        places = diagrams.Length == 0 ? 0 : 2 + diagrams.Max(diagram => diagram.Questions.Length);
    }

    /// <summary>The session's rules.</summary>
    public SessionRules Rules { get; }

    /// <summary>The parties without whom there is no deal, as bits; null where votes are counted.</summary>
    internal uint? Vetoes { get; }

    /// <summary>The parties whose consent matters, as bits.</summary>
    internal uint Voters => Vetoes ?? uint.MaxValue;

    /// <inheritdoc/>
    public void Solve(SessionColumns columns, int lanes, ReadOnlySpan<Strategy> strategies) => Solve(columns, lanes, strategies, outlook: null);

    /// <summary>Solves the session in the first lanes of the columns.</summary>
    /// <param name="columns">The session as the negotiator sees it.</param>
    /// <param name="lanes">Number of lanes; what comes out beyond them, up to the next multiple of 8, means nothing.</param>
    /// <param name="strategies">Where the strategies go of the parties that see it so.</param>
    /// <param name="outlook">Where everything else goes that the solution says, if it is wanted.</param>
    /// <exception cref="ArgumentException">
    /// The columns do not fit the rules; there are outside options, but votes are counted; or in some lane the precision of one party is infinite and that of another is not.
    /// </exception>
    [SkipLocalsInit]
    public unsafe void Solve(SessionColumns columns, int lanes, ReadOnlySpan<Strategy> strategies, Outlook? outlook)
    {
        Check(columns);
        var size = Workspace.Size(Rules, places) * sizeof(Octet);
        var stack = stackalloc byte[size <= MostOnStack ? size + sizeof(Octet) : 0];
        var heap = size <= MostOnStack ? null : NativeMemory.AlignedAlloc((nuint)size, (nuint)sizeof(Octet));
        try
        {
            var aligned = (Octet*)(((nint)stack + sizeof(Octet) - 1) & -sizeof(Octet));
            var workspace = new Workspace(Rules, heap == null ? aligned : (Octet*)heap);
            var induction = new BackwardInduction(this, workspace) { HasOptions = false };
            for (var lane = 0; lane < lanes; lane += Octet.Count)
            {
                var regimes = induction.Load(columns, lane);
                regimes.RefuseMixed(columns, lane, lanes);
                Solve(induction, regimes, new() { Lane = lane, Strategies = strategies, Outlook = outlook });
            }
        }
        finally
        {
            NativeMemory.AlignedFree(heap);
        }
    }

    private static void Solve(in BackwardInduction induction, in Regimes regimes, in Findings findings)
    {
        Solve<FactoredLogit>(induction, regimes.Factored, regimes.Options, findings);
        Solve<GuardedLogit>(induction, regimes.Guarded, regimes.Options, findings);
        Solve<BestResponse>(induction, regimes.BestResponse, regimes.Options, findings);
    }

    private static void Solve<TResponse>(in BackwardInduction induction, Octet lanes, Octet options, in Findings findings)
        where TResponse : struct, IResponse
    {
        var (with, without) = (lanes & options, lanes & ~options);
        if (without.Bits != 0)
            induction.Solve<TResponse>(findings with { Mask = without });
        if (with.Bits != 0)
            (induction with { HasOptions = true }).Solve<TResponse>(findings with { Mask = with });
    }

    /// <summary>The diagram of the votes on a proposer's offers.</summary>
    internal VotingDiagram Diagram(int proposer) => diagrams[proposer];

    /// <summary>Checks that the columns fit the rules.</summary>
    private unsafe void Check(SessionColumns columns)
    {
        if (columns.Parties.Length != Rules.Parties || columns.BaseWeights.Count != Rules.Alternatives
            || columns.Gains.Count != Rules.Parties * Rules.Alternatives)
        {
            throw new ArgumentException(
                $"There are {columns.Parties.Length} parties, {columns.BaseWeights.Count} base weights and {columns.Gains.Count} gains; "
                + $"the rules are for {Rules.Parties} parties and {Rules.Alternatives} alternatives.", nameof(columns));
        }
        var options = false;
        foreach (var party in columns.Parties)
        {
            Debug.Assert(party.Precision != null, "A party's precision is never left out.");
            options |= party.OutsideOption != null;
        }
        if (options && Vetoes is null)
            throw new ArgumentException("There are outside options, but votes are counted; they need unanimity or consensus.", nameof(columns));
    }
}

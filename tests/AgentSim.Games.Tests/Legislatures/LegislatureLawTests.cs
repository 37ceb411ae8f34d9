using System.Collections.Immutable;
using AgentSim.Games.Legislatures;
using AgentSim.Games.Reading;
using CsCheck;

namespace AgentSim.Games.Tests.Legislatures;

/// <summary>What holds of the stationary equilibria of all legislatures, looked at coalition by coalition and member by member.</summary>
public class LegislatureLawTests
{
    private const double Tolerance = 1e-9;

    private static readonly Gen<(int[] Votes, int[] Recognition, int[] Discount, bool[] Vetoes, int Share)> Legislatures =
        from members in Gen.Int[2, 7]
        from votes in Gen.Int[0, 6].Array[members]
        from recognition in Gen.Int[0, 4].Array[members]
        from discount in Gen.Int[0, 99].Array[members]
        from vetoes in Gen.Int[0, 9].Array[members]
        from share in Gen.Int[1, 100]
        where votes.Sum() > 0 && recognition.Sum() > 0
        select (votes, recognition, discount, Array.ConvertAll(vetoes, one => one == 0), share);

    [Fact]
    public void Nobody_gains_by_another_proposal_and_values_are_what_the_strategies_bring() => Legislatures.Sample(drawn =>
    {
        var legislature = Of(drawn);
        var found = legislature.Equilibrium();
        var members = legislature.Members;
        var paid = new double[members.Length];
        foreach (var (place, member) in members.Index().Where(one => one.Item.Recognition > 0))
        {
            var own = found.Proposals.Where(proposal => proposal.Proposers.Contains(member.Name)).ToArray();
            Assert.Equal(1, own.Sum(proposal => proposal.Chance), Tolerance);
            foreach (var proposal in own) Pay(members, place, proposal, paid);
            Assert.All(own, proposal => Assert.True(Wins(legislature, Together(members, place, proposal))));
            Assert.Equal(Cheapest(legislature, found, place), 1 - found.Seats[place].Keeps, Tolerance);
            Assert.True(found.Seats[place].Keeps >= found.Seats[place].Accepts - Tolerance);
        }

        foreach (var (place, seat) in found.Seats.Index())
        {
            Assert.Equal(paid[place], seat.Partner, Tolerance);
            Assert.Equal(members[place].Discount * seat.Value, seat.Accepts, Tolerance);
            Assert.Equal((members[place].Recognition > 0 ? members[place].Recognition * seat.Keeps : 0) + (paid[place] * seat.Accepts), seat.Value, Tolerance);
        }
    }, iter: 400);

    [Fact]
    public void Renaming_the_members_changes_nobodys_worth() => Legislatures.SelectMany(drawn => Gen.Shuffle(Enumerable.Range(0, drawn.Votes.Length).ToArray()), (drawn, order) => (drawn, order)).Sample(sample =>
    {
        var (drawn, order) = sample;
        T[] In<T>(T[] numbers) => [.. order.Select(place => numbers[place])];
        var (one, two) = (Of(drawn).Equilibrium(), Of((In(drawn.Votes), In(drawn.Recognition), In(drawn.Discount), In(drawn.Vetoes), drawn.Share)).Equilibrium());
        foreach (var (place, member) in order.Index()) Assert.Equal(one.Seats[member].Value, two.Seats[place].Value, Tolerance);
    }, iter: 100);

    private static Legislature Of((int[] Votes, int[] Recognition, int[] Discount, bool[] Vetoes, int Share) drawn) => LegislatureReader.Read(
        $"legislature: random\nquota: {Math.Max(1, drawn.Votes.Sum() * drawn.Share / 100)}\nmembers:\n"
        + string.Join('\n', drawn.Votes.Select((votes, place) => $"  m{place}: {{ votes: {votes}, recognition: {drawn.Recognition[place]}, discount: 0.{drawn.Discount[place]:00}, veto: {(drawn.Vetoes[place] ? "yes" : "no")} }}")),
        "random.yaml");

    /// <summary>Adds how often each member is paid when a member proposes something: of those who are alike, all are as likely.</summary>
    private static void Pay(ImmutableArray<LegislatureMember> members, int proposer, LegislatureProposal proposal, double[] paid)
    {
        foreach (var (count, among) in proposal.Partners)
        {
            var others = among.Where(name => name != members[proposer].Name).ToArray();
            foreach (var (place, _) in members.Index().Where(one => others.Contains(one.Item.Name))) paid[place] += members[proposer].Recognition * proposal.Chance * count / others.Length;
        }
    }

    private static bool[] Together(ImmutableArray<LegislatureMember> members, int proposer, LegislatureProposal proposal)
    {
        var together = new bool[members.Length];
        together[proposer] = true;
        foreach (var (count, among) in proposal.Partners)
            foreach (var name in among.Where(name => name != members[proposer].Name).Take(count)) together[members.Index().First(one => one.Item.Name == name).Index] = true;
        return together;
    }

    private static bool Wins(Legislature legislature, bool[] together) =>
        legislature.Members.Where((_, place) => together[place]).Sum(member => member.Votes) >= legislature.Quota && legislature.Members.Index().All(one => !one.Item.Veto || together[one.Index]);

    private static double Cheapest(Legislature legislature, LegislatureEquilibrium found, int proposer)
    {
        var members = legislature.Members.Length;
        return Enumerable.Range(0, 1 << members).Where(set => (set >> proposer & 1) == 1)
            .Select(set => Enumerable.Range(0, members).Select(place => (set >> place & 1) == 1).ToArray())
            .Where(together => Wins(legislature, together))
            .Min(together => found.Seats.Where((_, place) => together[place] && place != proposer).Sum(seat => seat.Accepts));
    }
}

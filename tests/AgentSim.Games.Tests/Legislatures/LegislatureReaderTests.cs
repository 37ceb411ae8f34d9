using AgentSim.Games.Reading;

namespace AgentSim.Games.Tests.Legislatures;

public class LegislatureReaderTests
{
    [Theory]
    [InlineData("quota: 4\ndiscount: 0.9\nmembers: { a: {}, b: {}, c: {} }", "l.yaml(1): x: the quota is 4, but all weights sum to 3; it must be at most that, or nobody could win.")]
    [InlineData("quota: 0\ndiscount: 0.9\nmembers: { a: {}, b: {} }", "l.yaml(1): x: the quota is 0; it must be above 0, or nobody would be needed to win.")]
    [InlineData("quota: 1\ndiscount: 0.9\nmembers: { a: {} }", "l.yaml(1): x: the game has one member; it needs at least 2, for alone there is no power to share.")]
    [InlineData("quota: 2\ndiscount: 1.2\nmembers: { a: {}, b: {} }", "l.yaml(1): x: the discount of a is 1.2; it must be from 0 to 1.")]
    [InlineData("quota: 2\nmembers: { a: { discount: 1 }, b: {} }", "l.yaml(3): b has no discount, and there is none for all.")]
    [InlineData("quota: 2\ndiscount: 1\nmembers: { a: { recognition: 0 }, b: { recognition: 0 } }", "l.yaml(1): x: the recognitions sum to 0; somebody's must be above 0, or nobody would ever propose.")]
    [InlineData("quota: 2\ndiscount: 1\nmembers: { a: { recognition: -1 }, b: {} }", "l.yaml(1): x: the recognition of a is -1; it must be 0 or more.")]
    [InlineData("quota: 2\ndiscount: 1\nmembers: { a: { veto: perhaps }, b: {} }", "l.yaml(4): the veto of a is perhaps; it must be yes or no.")]
    [InlineData("quota: 2\ndiscount: 1\nmembers: { a: { vote: 1 }, b: {} }", "l.yaml(4): a has the key vote, which is unknown; keys are votes, recognition, discount, veto.")]
    [InlineData("quota: 2\ndiscount: soon\nmembers: { a: {}, b: {} }", "l.yaml(3): the discount of a is soon; it must be a finite number, such as 3, -0.5 or 2/3.")]
    [InlineData("quota: 2\ndiscount: 1\nmembers: { a: 1, b: {} }", "l.yaml(4): a must be keys and values.")]
    public void What_is_wrong_is_told_with_its_place(string rest, string message) =>
        Assert.Equal(message, Assert.Throws<WrongGameException>(() => LegislatureReader.Read($"legislature: x\n{rest}", "l.yaml")).Message);

    [Fact]
    public void Where_nobody_minds_waiting_and_all_must_agree_every_division_is_one_and_none_is_printed() =>
        Assert.Contains("Where somebody's discount is 1 there may be many", Assert.Throws<WrongGameException>(() =>
            LegislatureReader.Read("legislature: x\nquota: 2\ndiscount: 1\nmembers: { a: {}, b: { recognition: 2 } }", "l.yaml").Equilibrium()).Message, StringComparison.Ordinal);

    [Fact]
    public void So_many_different_members_that_their_coalitions_cannot_be_listed_are_refused() =>
        Assert.Contains("more than 30,000 minimal coalitions", Assert.Throws<WrongGameException>(() =>
            LegislatureReader.Read("legislature: x\nquota: 13\ndiscount: 0.9\nmembers:\n" + string.Join('\n', Enumerable.Range(0, 25).Select(place => $"  m{place}: {{ recognition: {place + 1} }}")), "l.yaml").Equilibrium()).Message, StringComparison.Ordinal);
}

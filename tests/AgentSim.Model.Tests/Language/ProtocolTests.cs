namespace AgentSim.Tests.Language;

/// <summary>Which game a session is.</summary>
public sealed class ProtocolTests
{
    private const string Issues = """
        issues:
          pair: { levels: { open: 0, shut: 1 }, parties: [a, b] }
          three: { levels: { open: 0, shut: 1 }, parties: [a, b, c], rounds: 7 }
          turns: { levels: { open: 0, shut: 1 }, parties: [a, b], recognition: rotating }
          own: { levels: { open: 0, shut: 1 }, parties: [a, b], protocol: ultimatum }
        """;

    [Theory]
    [InlineData("alternating-offers", Protocol.AlternatingOffers, 3)]
    [InlineData("ultimatum", Protocol.Ultimatum, 1)]
    [InlineData("baron-ferejohn", Protocol.BaronFerejohn, 40)]
    [InlineData("nash", Protocol.Nash, 1)]
    [InlineData("kalai-smorodinsky", Protocol.KalaiSmorodinsky, 1)]
    [InlineData("egalitarian", Protocol.Egalitarian, 1)]
    [InlineData("war-of-attrition", Protocol.WarOfAttrition, 40)]
    [InlineData("nash-lotteries", Protocol.NashLotteries, 1)]
    [InlineData("spatial", Protocol.Spatial, 1)]
    public void A_models_protocol_holds_for_issues_that_name_none(string word, Protocol protocol, int rounds)
    {
        var model = Workshop.Model($"protocol: {word}\n{Issues}");

        Assert.Equal((protocol, rounds), (model.Issues[0].Bargaining.Protocol, model.Issues[0].Bargaining.Rounds));
        Assert.Equal((Protocol.Ultimatum, 1), (model.Issues[3].Bargaining.Protocol, model.Issues[3].Bargaining.Rounds));
        Assert.Equal(protocol != Protocol.Ultimatum, model.Issues[0].Bargaining.MayPass);
    }

    [Fact]
    public void Issues_that_cannot_be_played_by_a_models_protocol_make_offers()
    {
        var war = Workshop.Model($"protocol: war-of-attrition\n{Issues}").Issues;
        Assert.Equal((Protocol.AlternatingOffers, 7), (war[1].Bargaining.Protocol, war[1].Bargaining.Rounds));
        var endless = Workshop.Model($"protocol: baron-ferejohn\n{Issues}").Issues;
        Assert.Equal((Protocol.BaronFerejohn, 7), (endless[1].Bargaining.Protocol, endless[1].Bargaining.Rounds));
        Assert.Equal(Protocol.AlternatingOffers, endless[2].Bargaining.Protocol);
    }
}

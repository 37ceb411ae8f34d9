using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Simulation.Tests.Published;

/// <summary>The models in <c>models/published</c> give the numbers that their folders cite.</summary>
public sealed class PublishedModelTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData("fearon-1995/demand", "", "demand=0.8 risk=0.4 worth=0.68")]
    [InlineData("fearon-1995/demand", "p=0.4 most=0.3 c=0.05", "demand=0.525 risk=0.4166666666666667 worth=0.4520833333333333")]
    [InlineData("fearon-1995/demand", "p=0.5 most=0.1 c=0.2", "demand=0.5 risk=0 worth=0.5")]
    [InlineData("morrow-1991/security-for-autonomy", "", "given_up=2.466666666666667 worth=4.120992730551254 alone=2.8853998118144273")]
    [InlineData("klein-crawford-alchian-1978/holdup", "", "investment=2.25 surplus=6.75")]
    [InlineData("klein-crawford-alchian-1978/holdup", "alpha=1", "investment=9 surplus=9")]
    [InlineData("spengler-1950/double-margin", "", "w=55 p=77.5 quantity=22.5 upstream_profit=1012.5 downstream_profit=506.25")]
    [InlineData("friedman-1971/thresholds", "", "grim=0.5 tit_for_tat=0.6666666666666666 one=1 two=0.6180339887498948 three=0.5436890126920764 public_good=0.37499999999999994")]
    [InlineData("maynard-smith-1974/attrition", "", "hazard=0.2 duration=2.5 ended_by_1=0.3296799539643607")]
    [InlineData("maynard-smith-price-1973/hawk-dove", "", "share=0.4 stable=0.4")]
    [InlineData("hirschman-1964/concentration", "", "index=0.38 partners=2.6315789473684212 by_entropy=2.8000940728538315 normed=0.07000000000000002")]
    [InlineData("hirschman-1964/concentration", "first=0.75 second=0.07 third=0.18", "index=0.5998 partners=1.6672224074691564 by_entropy=2.035158034236253 normed=0.3997")]
    [InlineData("hirschman-1964/concentration", "first=0.25 second=0.25 third=0.25 fourth=0.25 n=4", "index=0.25 partners=4 by_entropy=4 normed=0")]
    [InlineData("schweller-1994/joining", "g=0.5", "with_strong=0.09763107293781748 with_weak=0.11803398874989485")]
    [InlineData("schweller-1994/joining", "g=1", "with_strong=0.1111111111111111 with_weak=0.1111111111111111")]
    [InlineData("schweller-1994/joining", "g=2", "with_strong=0.13333333333333333 with_weak=0.0975609756097561")]
    [InlineData("walt-1987/threat", "", "threat_1=0.07357588823428847 threat_2=0.3040253724600824")]
    [InlineData("smith-1995/deterrence", "alpha=0", "reliability=0.35 attack=0.1274999999999999 threshold=0.3642857142857142")]
    [InlineData("smith-1995/deterrence", "alpha=0.3", "reliability=0.65 attack=0.0225")]
    [InlineData("smith-1995/deterrence", "alpha=0.6", "reliability=0.95 attack=-0.0825")]
    [InlineData("smith-1995/deterrence", "alpha=0.3642857142857142", "attack=0")]
    [InlineData("markowitz-1952/alignment", "", "first=0.4237560192616372 second=0.16318887105403948 third=0.4130551096843231")]
    [InlineData("markowitz-1952/alignment", "mu_1=0 mu_2=0 mu_3=0", "first=0.2792937399678973 second=0.29695024077046545 third=0.42375601926163725")]
    [InlineData("faratin-sierra-jennings-1998/tactics", "t=0.25", "boulware=0.99609375 linear=0.75 conceder=0.2928932188134524")]
    [InlineData("faratin-sierra-jennings-1998/tactics", "t=0.5", "boulware=0.9375 linear=0.5 conceder=0.1591035847462855")]
    [InlineData("faratin-sierra-jennings-1998/tactics", "t=0.75", "boulware=0.68359375 linear=0.25 conceder=0.06939514089790044")]
    [InlineData("faratin-sierra-jennings-1998/tactics", "t=0.9", "boulware=0.3439 linear=0.1 conceder=0.025996253574703254")]
    [InlineData("josang-ismail-2002/reputation", "", "reputation=0.75")]
    [InlineData("josang-ismail-2002/reputation", "phi=0.9", "reputation=0.7413840812852719")]
    [InlineData("rubinstein-1985/rejections", "", "belief=0.8959210117800368")]
    [InlineData("rubinstein-1985/rejections", "time.end=3", "belief=0.7161341710347394")]
    [InlineData("rubinstein-1985/rejections", "time.end=2", "belief=0.48135011770201835")]
    [InlineData("mckelvey-palfrey-1998/acceptance", "", "chance=0.6224593312018546")]
    [InlineData("mckelvey-palfrey-1998/acceptance", "lambda=20 u=0.45", "chance=0.2689414213699951")]
    [InlineData("mckelvey-palfrey-1998/acceptance", "lambda=1000 u=1 d=0", "chance=1 accepted=1")]
    [InlineData("mckelvey-palfrey-1998/acceptance", "lambda=1000 u=0 d=1", "chance=0 accepted=0")]
    [InlineData("mckelvey-palfrey-1998/acceptance", "lambda=0 u=0.9 d=0.1", "chance=0.5")]
    [InlineData("mckelvey-palfrey-1998/best-offer", "", "offer=0.2147457875112998 by_lambert=0.2147457875112998 accepted=0.7453054096123325 worth=0.5852542124887001")]
    [InlineData("mckelvey-palfrey-1998/best-offer", "lambda=10", "offer=0.19526514534023964 by_lambert=0.19526514534023964 accepted=0.8757354681222553 worth=0.7047348546597603")]
    [InlineData("mckelvey-palfrey-1998/best-offer", "lambda=20", "offer=0.139294116210254 by_lambert=0.139294116210254 accepted=0.941908146625132 worth=0.8107058837897461")]
    [InlineData("mckelvey-palfrey-1998/best-offer", "lambda=10 d=0.2", "offer=0.36728216986289064 by_lambert=0.36728216986289064 accepted=0.841951664333009 worth=0.5327178301371094")]
    [InlineData("mckelvey-palfrey-1998/best-offer", "lambda=50 d=0.3", "offer=0.3684067047558457 by_lambert=0.3684067047558457 accepted=0.9683340527035381 worth=0.6115932952441543")]
    [InlineData("mckelvey-palfrey-1998/again", "", "in_a_round=0.22712499194534816 by_the_end=0.9942165727004849 mean_round=4.402862016350118 mean_round_of_deals=4.2865206183425135")]
    [InlineData("mcfadden-1974/choice", "", "first=0.06024176402423253 second=0.14817083021558516 third=0.12753181544007708 fourth=0.6640555903201052 inclusive_value=1.0364631375494844 entropy=0.9866533871061158")]
    [InlineData("sebenius-1983/package", "", "worth_a=0.8 worth_b=0.7")]
    [InlineData("sebenius-1983/package", "a_first=0.6 b_first=0.6", "worth_a=0.5 worth_b=0.5")]
    public void A_model_gives_the_published_numbers(string file, string settings, string expected)
    {
        foreach (var (name, value) in Pairs(expected)) Assert.Equal(value, Play(file, settings, 1, name)[0], Tolerance);
    }

    [Fact]
    public void A_war_of_attrition_is_worth_nothing_to_who_is_indifferent() =>
        // The steps of a thousandth end after 1,900 of them: what is left by then is e^-0.76 of what was at stake.
        Assert.InRange(Math.Abs(Play("maynard-smith-1974/attrition", "", 1, "worth")[0]), 0, 1e-9);

    [Theory]
    // Odd numbers of rounds give the first the last word. Within the grid of .02 for each round that is looked ahead.
    [InlineData("pie.rounds=1", 1.0, 0.001)]
    [InlineData("pie.rounds=2", 0.2, 0.02)]
    [InlineData("pie.rounds=3", 0.92, 0.04)]
    [InlineData("pie.rounds=4", 0.344, 0.06)]
    [InlineData("pie.rounds=50", 0.7140919898631317, 0.04)]
    [InlineData("pie.rounds=50; pie.outside={second: 0.5}", 0.5, 0.04)] // Binmore, Shaked and Sutton 1989
    [InlineData("pie.rounds=50; pie.outside={second: 0.2}", 0.7140919898631317, 0.04)]
    [InlineData("d1=1; d2=1; pie.rounds=50; pie.risk=0.5; pie.breakdown={first: 0.2, second: 0.1}", 0.6666666666666666, 0.04)] // Binmore, Rubinstein and Wolinsky 1986
    public void A_pie_is_divided_by_alternating_offers(string settings, double share, double tolerance)
    {
        Assert.Equal(1, Play("rubinstein-1982/pie", settings, 1, "agreed")[0]);
        Assert.Equal(share, Play("rubinstein-1982/pie", settings, 1, "share")[0], tolerance + 1e-9);
    }

    [Fact]
    public void An_ultimatum_by_logit_choice_is_agreed_on_as_often_as_the_equilibrium_says()
    {
        const int histories = 20_000;
        AssertShare(0.755016198967659, Play("mckelvey-palfrey-1998/ultimatum", "", histories, "agreed"));
        AssertShare(0.2234663087393165 * 0.9241418199787566, Play("mckelvey-palfrey-1998/ultimatum", "", histories, "offered_half"));
    }

    [Theory]
    [InlineData("mckelvey-palfrey-1998/acceptance", "", "accepted", 0.6224593312018546)]
    [InlineData("mckelvey-palfrey-1998/acceptance", "lambda=20 u=0.45", "accepted", 0.2689414213699951)]
    [InlineData("mckelvey-palfrey-1998/acceptance", "lambda=0 u=0.9 d=0.1", "accepted", 0.5)]
    [InlineData("mckelvey-palfrey-1998/again", "", "agreed", 0.9942165727004849)]
    [InlineData("mcfadden-1974/choice", "", "picked_second", 0.14817083021558516)]
    [InlineData("mcfadden-1974/choice", "shift=1000000", "picked_fourth", 0.6640555903201052)]
    public void Played_out_a_choice_is_made_as_often_as_published(string file, string settings, string measure, double chance) =>
        AssertShare(chance, Play(file, settings, 10_000, measure));

    [Fact]
    public void A_legislatures_proposer_keeps_what_a_coalition_leaves()
    {
        const int histories = 2_000;
        Assert.Equal(0.7333333333333334, Play("baron-ferejohn-1989/legislature", "", histories, "largest").Average(), 0.1);
        Assert.Equal(1 / 3.0, Play("baron-ferejohn-1989/legislature", "", histories, "share_a").Average(), 0.04);
        Assert.InRange(Play("baron-ferejohn-1989/legislature", "", histories, "agreed").Average(), 0.999, 1);
        // Who is less patient is worth less, and so the cheaper partner: unequal discounts.
        Assert.True(Play("baron-ferejohn-1989/legislature", "party_a.patience=0.5", histories, "largest").Average() > 0.6);
    }

    private static double[] Play(string file, string settings, int histories, string measure)
    {
        var model = Repository.Read($"models/published/{file}.yaml", [.. settings.Split(settings.Contains(';', StringComparison.Ordinal) ? ';' : ' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
        using var table = new Table(CompiledModel.Of(model), histories);
        var records = table.Play(new(0, histories, 1), 1);
        Assert.Empty(records.Failures);
        return records.Measures[model.Measures.Index().Single(one => one.Item.Name == measure).Index];
    }

    private static IEnumerable<(string Name, double Value)> Pairs(string text) => text.Split(' ').Select(pair => pair.Split('=')).Select(pair => (pair[0], double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)));

    private static void AssertShare(double expected, double[] indicator)
    {
        var fourStandardErrors = 4 * Math.Sqrt(expected * (1 - expected) / indicator.Length);
        Assert.InRange(indicator.Average(), expected - fourStandardErrors, expected + fourStandardErrors);
    }
}

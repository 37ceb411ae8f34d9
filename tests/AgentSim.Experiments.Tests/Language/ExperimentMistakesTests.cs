namespace AgentSim.Experiments.Tests.Language;

public sealed class ExperimentMistakesTests
{
    public static TheoryData<string> Titles => [.. Mistake.All().Select(mistake => mistake.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Every_mistake_is_told_in_exactly_these_words(string title)
    {
        var mistake = Mistake.All().Single(mistake => mistake.Title == title);

        Assert.Equal(mistake.Errors, mistake.Said());
    }

    [Fact]
    public void There_are_no_mistakes_without_an_error()
    {
        if (Environment.GetEnvironmentVariable("AGENTSIM_APPROVE") == "1") Mistake.Approve([.. Mistake.All().Select(mistake => mistake with { Errors = mistake.Said() })]);

        Assert.All(Mistake.All(), mistake => Assert.NotEmpty(mistake.Errors));
    }
}

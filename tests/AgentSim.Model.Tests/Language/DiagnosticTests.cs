namespace AgentSim.Tests.Language;

public sealed class DiagnosticTests
{
    public static TheoryData<string> Titles => [.. Mistake.All().Select(m => m.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Every_mistake_is_told_in_exactly_these_words(string title)
    {
        var mistake = Mistake.All().Single(m => m.Title == title);

        Assert.Equal(mistake.Errors, mistake.Said());
    }

    [Fact]
    public void There_are_no_mistakes_without_an_error()
    {
        if (Environment.GetEnvironmentVariable("AGENTSIM_APPROVE") == "1") Mistake.Approve([.. Mistake.All().Select(m => m with { Errors = m.Said() })]);

        Assert.All(Mistake.All(), m => Assert.NotEmpty(m.Errors));
    }
}

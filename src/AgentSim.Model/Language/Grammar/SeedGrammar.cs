using static AgentSim.Language.Grammar.Shapes;

namespace AgentSim.Language.Grammar;

/// <summary>What <c>seed.yaml</c> may say.</summary>
internal static class SeedGrammar
{
    public static Construct Seed { get; } = Construct(
        "a seed",
        new Key("seed", FileName, "Its name: that of its folder.") { IsRequired = true },
        new Key("extends", FileName, "A seed of which this one has everything that it does not say itself."),
        new Key("title", Text, "A line for people."),
        new Key("names", Named(Text), "Titles of actors."),
        new Key("values", Named(Either(Number, new ConstructShape(DistributionGrammar.SeedValue))), "Named numbers or distributions."),
        new Key("levels", Indexed(Name), "Levels in force at the beginning, by issue."),
        new Key("closed", References, "Issues and packages that do not exist there."));
}

using AgentSim.Games.Power;

namespace AgentSim.Games.Tests.Power;

public class ConcentrationTests
{
    [Theory]
    [InlineData(0.38, 2.6315789473684212, 2.8000940728538315, 0.07, 0.5, 0.3, 0.2)]
    [InlineData(0.5998, 1.6672224074691564, 2.035158034236253, 0.3997, 0.75, 0.07, 0.18)]
    [InlineData(0.25, 4.0, 4.0, 0.0, 0.25, 0.25, 0.25, 0.25)]
    [InlineData(1.0, 1.0, 1.0, 1.0, 3.0, 0.0)]
    public void Concentration_is_what_its_formulas_say(double herfindahl, double effective, double entropy, double normalized, params double[] amounts)
    {
        var found = Concentration.Of(amounts);

        Assert.Equal(herfindahl, found.Herfindahl, 1e-12);
        Assert.Equal(effective, found.EffectiveNumber, 1e-12);
        Assert.Equal(entropy, found.EntropyNumber, 1e-12);
        Assert.Equal(normalized, found.Normalized, 1e-12);
    }
}

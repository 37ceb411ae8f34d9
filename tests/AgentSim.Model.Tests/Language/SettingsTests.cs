using AgentSim.Expressions;

namespace AgentSim.Tests.Language;

public sealed class SettingsTests
{
    private const string Text = """
        sets: { patron: [north, south] }
        parameters:
          weight: { uniform: [0, 1], unit: share, why: coded }
          appetite[patron]: { uniform: [0, 1] }
        issues:
          depth[patron]: { levels: { none: 0, ally: { value: 1, opens: "year > 2003" } }, parties: [a, b], lag: 1 }
        """;

    [Fact]
    public void A_parameter_takes_a_number_and_keeps_its_unit_and_reason()
    {
        var parameter = Read(("weight", "0.3")).Parameters[0];

        Assert.Equal(new Parameter("weight", new Fixed(0.3), null, Unit.None, "coded"), parameter);
    }

    [Fact]
    public void A_parameter_takes_a_distribution() =>
        Assert.Equal(new Normal(1, 2), Read(("weight", "{ normal: [1, 2] }")).Parameters[0].Distribution);

    [Fact]
    public void One_element_of_what_is_defined_together_can_be_set_alone()
    {
        var model = Read(("appetite[south]", "0.4"), ("depth[north].lag", "5"));

        Assert.Equal([new Uniform(0, 1), new Fixed(0.4)], model.Parameters.Skip(1).Select(p => p.Distribution));
        Assert.Equal([new Fixed(5), new Fixed(1)], model.Issues.Select(i => i.Lag));
    }

    [Fact]
    public void A_name_without_its_index_sets_all_elements() =>
        Assert.Equal([new Fixed(2), new Fixed(2)], Read(("depth.lag", "2")).Issues.Select(i => i.Lag));

    [Fact]
    public void A_number_over_a_level_with_more_to_it_sets_its_value()
    {
        var level = Read(("depth.levels.ally", "0.5")).Issues[0].Levels[1];

        Assert.Equal(0.5, ((Number)level.Values[0]).Value);
        Assert.Equal("(2003 < year)", ExpressionText.Of(level.Opens));
    }

    [Fact]
    public void An_actors_number_and_a_utility_weight_can_be_set()
    {
        var actor = Read(("a.precision", "0"), ("a.utility.gain", "0.25")).Actors[0];

        Assert.Equal(0d, actor.Precision);
        Assert.Equal(0.25, actor.Utility[0].Weight);
    }

    [Fact]
    public void Later_settings_hold_over_earlier_ones() =>
        Assert.Equal(new Fixed(2), Read(("weight", "1"), ("weight", "2")).Parameters[0].Distribution);

    [Fact]
    public void A_setting_changes_the_digest_of_the_model()
    {
        Assert.Equal(Read().Digest, Read().Digest);
        Assert.NotEqual(Read().Digest, Read(("weight", "0.3")).Digest);
        Assert.Matches("^[0-9a-f]{64}$", Read().Digest);
    }

    [Fact]
    public void What_is_removed_may_have_a_title_and_loses_it()
    {
        using var workshop = new Workshop();
        var read = workshop.Read(Text + "\ntitles: { depth: ties, depth.ally: an alliance }\n", ("depth.levels.more", "2"), ("depth.levels.ally", "null"));

        Assert.Empty(read.Errors.Select(error => error.ToString()));
        Assert.Equal(["depth"], read.Model!.Titles.Keys);
    }

    [Fact]
    public void What_a_model_extends_cannot_be_set()
    {
        using var workshop = new Workshop();
        var error = Assert.Single(workshop.Read(Text, ("extends", "other")).Errors);
        Assert.Equal("--set(1,1): a setting cannot say what a model extends, for it is laid over what has been read; allowed: extends: in the model's file", error.ToString());
    }

    private static Model Read(params (string, string)[] settings)
    {
        using var workshop = new Workshop();
        var result = workshop.Read(Text, settings);
        Assert.Empty(result.Errors.Select(e => e.ToString()));
        return result.Model!;
    }
}

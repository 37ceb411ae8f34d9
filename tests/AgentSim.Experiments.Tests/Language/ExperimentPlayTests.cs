using AgentSim.Experiments.Designs;
using AgentSim.Simulation.Compilation;
using AgentSim.Simulation.Play;

namespace AgentSim.Experiments.Tests.Language;

/// <summary>What histories are played with once an experiment was read.</summary>
public sealed class ExperimentPlayTests
{
    [Fact]
    public void Histories_are_given_what_their_point_has()
    {
        var experiment = Laboratory.Experiment("samples: 3\nfactors: { tolerance: { range: [0, 1] }, inertia: prior }\ndesign: { sobol: 4 }");

        var played = Play(experiment);

        var values = new double[2];
        Assert.All(Enumerable.Range(0, 12), history =>
        {
            experiment.Design.Values(history / 3, values);
            Assert.Equal(values[0], ParameterOf(experiment, "tolerance", played)[history]);
            Assert.Equal(values[1], ParameterOf(experiment, "inertia", played)[history]);
        });
    }

    [Fact]
    public void A_name_without_its_index_gives_all_elements_one_value()
    {
        var experiment = Laboratory.Experiment("samples: 1\nfactors: { appetite: { list: [0.25, 0.5] } }\ndesign: grid");

        var played = Play(experiment);

        Assert.Equal(["appetite[north]", "appetite[west]"], experiment.Design.Given!.Names);
        Assert.Equal([0.25, 0.5], ParameterOf(experiment, "appetite[north]", played));
        Assert.Equal([0.25, 0.5], ParameterOf(experiment, "appetite[west]", played));
    }

    [Fact]
    public void A_share_is_given_before_its_group_is_divided()
    {
        var experiment = Laboratory.Experiment("samples: 1\nfactors: { w_revenue: prior, w_protection: prior, w_sovereignty: prior }\ndesign: { latin_hypercube: 8 }");
        var played = Play(experiment);
        var given = new double[3];

        Assert.All(Enumerable.Range(0, 8), point =>
        {
            experiment.Design.Given!.Give(point, 0, given);
            Assert.Equal(given[0] / (given[0] + given[1] + given[2]), ParameterOf(experiment, "w_revenue", played)[point]);
        });
        Assert.All(experiment.Design.Factors, factor => Assert.IsType<DirichletShare>(((ContinuousFactor)factor.Axis).Distribution));
    }

    [Fact]
    public void Points_share_their_luck()
    {
        var experiment = Laboratory.Experiment("samples: 4\nreplications: 2\nfactors: { inertia: { range: [0, 1] } }\ndesign: { list: [{ inertia: 0.2 }, { inertia: 0.9 }, { inertia: 0.2 }] }");

        var played = Play(experiment);

        var growth = ParameterOf(experiment, "growth", played).Chunk(8).ToArray();
        Assert.Equal(growth[0], growth[1]);
        Assert.All(played.Measures, measure => Assert.Equal(measure[..8], measure[16..]));
        Assert.Equal(4, growth[0].Distinct().Count());
    }

    [Fact]
    public void A_parameter_that_the_model_holds_fixed_gets_the_factors_distribution_in_another_model()
    {
        const string factors = "factors: { tolerance: { range: [0, 1] }, style: { list: [0, 1] }, inertia: { range: [0, 4], integer: yes }, growth: prior }\ndesign: { sobol: 2 }";
        var (before, after) = (Laboratory.Experiment("title: no factors").Design.Variants[0], Laboratory.Experiment(factors).Design.Variants[0]);

        Distribution Of(string name) => after.Arms[0].Model.Parameters.Single(parameter => parameter.Name == name).Distribution;
        Assert.Equal(new Uniform(0, 1), Of("tolerance"));
        Assert.Equal([0, 1], Assert.IsType<Categorical>(Of("style")).Values);
        Assert.Equal([0, 1, 2, 3, 4], Assert.IsType<Categorical>(Of("inertia")).Values);
        Assert.Equal(new Normal(0.06, 0.02) { Range = new(0, 0.12) }, Of("growth"));
        Assert.NotEqual(before.Arms[0].Model.Digest, after.Arms[0].Model.Digest);
        Assert.Equal(after.Arms[0].Model.Digest, Laboratory.Experiment(factors).Design.Variants[0].Arms[0].Model.Digest);
        Assert.NotEqual(after.Arms[0].Model.Digest, Laboratory.Experiment(factors.Replace("range: [0, 1]", "range: [0, 2]", StringComparison.Ordinal)).Design.Variants[0].Arms[0].Model.Digest);
    }

    [Fact]
    public void What_is_no_parameter_is_read_once_for_each_combination()
    {
        var design = Laboratory.Experiment("arms: { other: { set: { pipe.opens: 0 } } }\nfactors: { inertia: { range: [0, 1], levels: 2 }, protocol: { list: [ultimatum, alternating-offers] }, north.precision: { list: [12, 120] } }\ndesign: grid\nwhere: \"inertia == 0 or north.precision == 12\"").Design;

        Assert.Equal(
            ["ultimatum 12", "ultimatum 120", "alternating-offers 12", "alternating-offers 120"],
            design.Variants.Select(variant => string.Join(' ', variant.Settings.Select(setting => setting.Value))));
        Assert.Equal([0, 1, 2, 3, 0, 2], Enumerable.Range(0, design.Points).Select(design.VariantOf));
        Assert.All(design.Variants, variant => Assert.Equal(["baseline", "other", "random-play"], variant.Arms.Select(arm => arm.Name)));
        Assert.Equal([12d, 120d, 12d, 120d], design.Variants.Select(variant => ((Expressions.Number)variant.Arms[1].Model.Actors[1].Precision).Value));
        Assert.Equal([Protocol.Ultimatum, Protocol.Ultimatum, Protocol.AlternatingOffers, Protocol.AlternatingOffers], design.Variants.Select(variant => variant.Arms[0].Model.Issues[0].Bargaining.Protocol));
        Assert.Equal(["inertia"], design.Given!.Names);
        var values = new double[3];
        design.Values(4, values);
        Assert.Equal([1, 0, 12], values);
        Assert.Equal("ultimatum", design.Factors[1].Written(values[1]));
        Assert.Equal("12", design.Factors[2].Written(values[2]));
    }

    [Fact]
    public void Arms_change_what_they_say_and_nothing_else()
    {
        using var laboratory = new Laboratory();
        laboratory.Write("models/experiments/points.csv", "");
        var arms = laboratory.Read("set: { tolerance: 0.1 }\narms: { poor: { set: { client.utility.income: 0 } }, loose: { set: { tolerance: 0.2 } }, same: { seed: atlas } }\nrandom_play: no").Experiment!.Design.Variants[0].Arms;

        Assert.Equal(["baseline", "poor", "loose", "same"], arms.Select(arm => arm.Name));
        Assert.Equal([0.1, 0.1, 0.2, 0.1], arms.Select(arm => ((Fixed)arm.Model.Parameters.Single(parameter => parameter.Name == "tolerance").Distribution).Value));
        Assert.Equal(new Expressions.Number(0), arms[1].Model.Actors[0].Utility[0].Weight);
        Assert.NotEqual(new Expressions.Number(0), arms[0].Model.Actors[0].Utility[0].Weight);
    }

    [Fact]
    public void The_same_settings_give_the_same_model_as_in_a_run()
    {
        using var laboratory = new Laboratory();
        var inExperiment = laboratory.Read("set: { tolerance: 0.1, \"appetite[north]\": { uniform: [0, 1] } }").Experiment!.Design.Variants[0].Arms[0].Model;

        Assert.Equal(laboratory.Model(("tolerance", "0.1"), ("appetite[north]", "{uniform: [0,1]}")).Digest, inExperiment.Digest);
    }

    [Fact]
    public void The_digest_changes_with_every_file_that_was_read_and_not_with_the_folder()
    {
        const string text = "factors: { inertia: { range: [0, 1] } }\ndesign: { csv: points.csv }";
        string Digest(Action<Laboratory> change)
        {
            using var laboratory = new Laboratory();
            laboratory.Write("models/experiments/points.csv", "inertia\n0.5\n");
            change(laboratory);
            return laboratory.Read(text).Experiment!.Digest;
        }

        var digest = Digest(_ => { });
        Assert.Matches("^[0-9a-f]{64}$", digest);
        Assert.Equal(digest, Digest(_ => { }));
        Assert.NotEqual(digest, Digest(laboratory => laboratory.Write("models/experiments/points.csv", "inertia\n0.6\n")));
        Assert.NotEqual(digest, Digest(laboratory => laboratory.Append("models/atlas.yaml", "# changed\n")));
        Assert.NotEqual(digest, Digest(laboratory => laboratory.Append("seeds/atlas/data.csv", "2011,oil_price,USD/bbl,1,,,,\n")));
    }

    /// <summary>All histories of the baseline.</summary>
    private static BatchRecords Play(Experiment experiment)
    {
        var (sampling, points) = (experiment.Sampling, experiment.Design.Points);
        var count = sampling.Histories * points;
        using var table = new Table(CompiledModel.Of(experiment.Design.Variants[0].Arms[0].Model), count);
        return table.Play(new(0, count, (uint)sampling.Replications, (uint)sampling.Samples), experiment.RandomSeed, experiment.Design.Given);
    }

    private static double[] ParameterOf(Experiment experiment, string name, BatchRecords played)
    {
        var parameters = experiment.Design.Variants[0].Arms[0].Model.Parameters.Where(parameter => parameter.Distribution is not Fixed).ToList();
        return played.Parameters[parameters.FindIndex(parameter => parameter.Name == name)];
    }
}

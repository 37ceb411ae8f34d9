using System.Globalization;

namespace AgentSim.Experiments.Tests.Language;

public sealed class PosteriorTests : IDisposable
{
    private readonly Laboratory laboratory = new();

    public PosteriorTests() => laboratory.Write("models/posteriors/p.csv", "inertia,growth\n" + string.Concat(Enumerable.Range(0, 10).Select(draw => string.Create(CultureInfo.InvariantCulture, $"0.{draw}5,{draw}\n"))));

    [Fact]
    public void Samples_take_all_draws_before_any_is_taken_again_and_more_samples_change_none()
    {
        var given = Read("posterior: p").Design.Given!;
        var drawn = Enumerable.Range(0, 30).Select(sample => Give(given, 0, (uint)sample)).ToArray();

        Assert.Equal(["inertia", "growth"], given.Names);
        Assert.All(drawn, values => Assert.Equal(values[1] / 10 + 0.05, values[0], 1e-12));
        foreach (var round in drawn.Chunk(10)) Assert.Equal(Enumerable.Range(0, 10).Select(draw => (double)draw), round.Select(values => values[1]).Order());
        Assert.NotEqual(drawn[..10].Select(values => values[1]), drawn[10..20].Select(values => values[1]));
        Assert.NotEqual(Enumerable.Range(0, 10).Select(draw => (double)draw), drawn[..10].Select(values => values[1]));
        Assert.Equal(drawn, Enumerable.Range(0, 30).Select(sample => Give(Read("posterior: p\nsamples: 7").Design.Given!, 3, (uint)sample)));
    }

    [Fact]
    public void A_factor_stands_over_the_posterior_and_alone_differs_by_point()
    {
        var design = Read("posterior: p\nfactors: { inertia: { list: [0.3, 0.7] } }\ndesign: grid").Design;

        Assert.Equal(["inertia"], design.Varied);
        Assert.Equal(["inertia", "growth", "inertia"], design.Given!.Names);
        Assert.Equal([0.3, 0.7], new[] { Give(design.Given, 0, 0)[2], Give(design.Given, 1, 0)[2] });
        Assert.Equal(Give(design.Given, 0, 5)[..2], Give(design.Given, 1, 5)[..2]);
    }

    [Fact]
    public void An_arm_that_believes_other_things_of_a_parameter_draws_it_itself()
    {
        var arms = Read("posterior: p\narms: { other: { set: { inertia: { uniform: [0.8, 0.9] } } } }").Design.Variants[0].Arms;
        var records = arms.Select(arm =>
        {
            using var table = new Simulation.Play.Table(Simulation.Compilation.CompiledModel.Of(arm.Model), 20);
            return table.Play(new(0, 20, 1), randomSeed: 1, Read("posterior: p").Design.Given!).Parameters;
        }).ToArray();
        var drawn = arms.Select(arm => arm.Model.Parameters.Where(parameter => parameter.Distribution is not Fixed).Select(parameter => parameter.Name).ToList()).ToArray();

        Assert.All(records[1][drawn[1].IndexOf("inertia")], value => Assert.InRange(value, 0.8, 0.9));
        Assert.Contains(records[0][drawn[0].IndexOf("inertia")], value => value < 0.8);
        Assert.Equal(records[0][drawn[0].IndexOf("growth")], records[1][drawn[1].IndexOf("growth")]);
    }

    [Fact]
    public void The_posterior_is_kept_among_the_inputs_and_counts_in_the_digest()
    {
        var (without, with) = (laboratory.Read(""), laboratory.Read("posterior: p"));
        laboratory.Append("models/posteriors/p.csv", "0.5,3\n");

        Assert.Contains("models/posteriors/p.csv", with.Files.Select(file => file.Path));
        Assert.NotEqual(without.Experiment!.Digest, with.Experiment!.Digest);
        Assert.NotEqual(with.Experiment.Digest, laboratory.Read("posterior: p").Experiment!.Digest);
    }

    [Fact]
    public void An_experiment_may_ask_for_the_posterior_alone_where_the_model_has_one_calibration()
    {
        laboratory.Write("models/calibrations/p.yaml", "calibration: p\nmodel: atlas\n");
        laboratory.Write("models/calibrations/other.yaml", "calibration: other\nmodel: another\n");

        Assert.Equal(Give(Read("posterior: p").Design.Given!, 0, 5), Give(Read("sample: posterior").Design.Given!, 0, 5));
        Assert.Equal(["inertia", "growth"], Read("sample: posterior\nposterior: p").Design.Given!.Names);
        Assert.Null(Read("sample: prior").Design.Given);

        laboratory.Write("models/calibrations/second.yaml", "calibration: second\nmodel: atlas\n");
        Assert.Equal(
            ["e.yaml(1,9): it is not said which posterior: models/calibrations/ has several calibrations of this model; allowed: posterior: p, second; or --posterior DIR"],
            laboratory.Read("sample: posterior").Errors.Select(said => said.ToString()));
    }

    [Theory]
    [InlineData("sample: posterior", "inertia\n0.5\n", "e.yaml(1,9): it is not said which posterior: models/calibrations/ has no calibration of this model; allowed: posterior: NAME; or --posterior DIR")]
    [InlineData("sample: prior\nposterior: p", "inertia\n0.5\n", "e.yaml(1,9): sample says prior, but there is a posterior; found: p; allowed: one of them: without sample, parameters are drawn from the posterior that is named")]
    [InlineData("sample: both", "inertia\n0.5\n", "e.yaml(1,9): sample cannot be this; found: both; allowed: prior, posterior")]
    [InlineData("posterior: p.yaml", "inertia\n0.5\n", "e.yaml(1,12): this must be a plain name, without folders; found: p.yaml; allowed: letters, digits, - and _; did you mean p?")]
    [InlineData("posterior: q", "inertia\n0.5\n", "e.yaml(1,12): there is no such posterior; found: q; allowed: a calibration's, as models/posteriors/q.csv or results/q/posterior.csv; one elsewhere by --posterior DIR")]
    [InlineData("posterior: ../p", "inertia\n0.5\n", "e.yaml(1,12): this must be a plain name, without folders; found: ../p; allowed: letters, digits, - and _")]
    [InlineData("posterior: p", "inertia,elsewhere\n0.5,1\n", "e.yaml(1,12): the posterior is of another model: atlas has no parameter elsewhere")]
    [InlineData("posterior: p", "inertia\nmuch\n", "models/posteriors/p.csv(2,1): a draw must be a finite number; found: much")]
    [InlineData("posterior: p", "inertia,growth\n0.5\n", "models/posteriors/p.csv(2,1): the row has another number of fields than the first; found: 1; allowed: 2")]
    [InlineData("posterior: p", "inertia\n", "models/posteriors/p.csv(1,1): the table has no draws")]
    [InlineData("posterior: p\nset: { inertia: { uniform: [0, 1] } }", "inertia\n0.5\n", "e.yaml(2,8): inertia is drawn from the posterior; allowed: a number, or another distribution in an arm")]
    public void What_is_wrong_is_told_where_it_stands(string text, string table, string error)
    {
        laboratory.Write("models/posteriors/p.csv", table);
        Assert.Equal([error], laboratory.Read(text).Errors.Select(said => said.ToString()));
    }

    public void Dispose() => laboratory.Dispose();

    private static double[] Give(Simulation.Play.IGivenParameters given, int point, uint sample)
    {
        var values = new double[given.Names.Length];
        given.Give(point, sample, values);
        return values;
    }

    private Experiment Read(string text)
    {
        var read = laboratory.Read(text);
        Assert.Empty(read.Errors.Select(error => error.ToString()));
        return read.Experiment!;
    }
}

using AgentSim.Experiments.Language;
using AgentSim.Language;
using NJsonSchema;

namespace AgentSim.Experiments.Tests.Calibrating;

public sealed class CalibrationReaderTests
{
    private const string Model =
        "parameters: { mu: { normal: [0, 1] }, k: 2, w: { dirichlet: { one: 0.4, other: 0.6 }, concentration: 10 } }\nshocks: { noise: { normal: [0, 1] } }\nmeasures: { y: \"mean(mu + noise)\", z: { value: noise } }";

    private const string Target = "targets: { y: { measure: y, observed: 1, tolerance: 0.1 } }";

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.At("models", "calibrations"), "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("targets: {}", "c.yaml(3,10): there are no targets")]
    [InlineData("targets: { y: { measure: x, observed: 1, tolerance: 0.1 } }", "c.yaml(3,26): there is no such measure; found: x")]
    [InlineData("targets: { y: { measure: z, observed: 1, tolerance: 0.1 } }", "c.yaml(3,26): z is a series, and one year of it is needed; found: z; allowed: year: 2000 to 2009")]
    [InlineData("targets: { y: { measure: z, year: 1990, observed: 1, tolerance: 0.1 } }", "c.yaml(3,35): this year is not in the model's time; found: 1990; allowed: 2000 to 2009")]
    [InlineData("targets: { y: { measure: y, year: 2000, observed: 1, tolerance: 0.1 } }", "c.yaml(3,35): y is one number of a history, which has no year; allowed: no year")]
    [InlineData("targets: { y: { measure: y, observed: 1, tolerance: 0 } }", "c.yaml(3,53): tolerance is out of range; found: 0; allowed: above 0")]
    [InlineData("targets: { y: { measure: y, observed: much, tolerance: 1 } }", "c.yaml(3,39): observed must be a finite number; found: much")]
    [InlineData(Target + "\nheld_back: { y: { measure: y, observed: 1, tolerance: 1 } }", "c.yaml(4,14): y is a target already: what is held back is in no distance")]
    [InlineData(Target + "\nparameters: [nu]", "c.yaml(4,14): there is no such parameter; found: nu")]
    [InlineData(Target + "\nparameters: [k]", "c.yaml(4,14): k has no distribution in the model: it is fixed")]
    [InlineData(Target + "\nparameters: [mu, mu]", "c.yaml(4,18): mu stands in the list already")]
    [InlineData(Target + "\nparameters: [one]", "c.yaml(4,13): shares that sum to 1 are fitted together: w; allowed: one, other")]
    [InlineData(Target + "\nposterior: { keep: 1 }", "c.yaml(4,20): keep is out of range; found: 1; allowed: above 0, below 1")]
    [InlineData(Target + "\nposterior: { particles: 3 }", "c.yaml(4,25): particles is out of range; found: 3; allowed: whole numbers from 10 to 100000")]
    [InlineData(Target + "\nposterior: { acceptance: 1 }", "c.yaml(4,26): acceptance is out of range; found: 1; allowed: from 0 to below 1")]
    [InlineData(Target + "\nposterior: { particles: 100000, replications: 1000, waves: 1000 }", "c.yaml(4,12): there are too many histories of all waves; found: 100100000000; allowed: at most 1000000000")]
    [InlineData(Target + "\nmatching: { cutoff: -1 }", "c.yaml(4,21): cutoff is out of range; found: -1; allowed: above 0")]
    [InlineData(Target + "\ndistance: max", "c.yaml(4,11): distance cannot be this; found: max; allowed: root_mean_square, maximum; did you mean maximum?")]
    public void Every_mistake_is_told_where_it_stands(string text, string error)
    {
        var said = Fitting.Read(Model, text).Errors.Select(diagnostic => diagnostic.ToString()).ToList();
        Assert.True(said.Count == 1, string.Join(" | ", said));
        Assert.Equal(error, said[0]);
    }

    [Fact]
    public void All_parameters_that_are_drawn_are_fitted_and_a_group_by_its_name()
    {
        Assert.Equal(["mu", "one", "other"], Fitting.Read(Model, Target).Calibration!.Parameters);
        Assert.Equal(["one", "other"], Fitting.Read(Model, Target + "\nparameters: [w]").Calibration!.Parameters);
    }

    [Fact]
    public void The_digest_is_another_when_the_file_or_its_model_is()
    {
        var (one, same) = (Fitting.Read(Model, Target).Calibration!.Digest, Fitting.Read(Model, Target).Calibration!.Digest);
        Assert.Equal(one, same);
        Assert.NotEqual(one, Fitting.Read(Model, Target + "\nrandom_seed: 2").Calibration!.Digest);
        Assert.NotEqual(one, Fitting.Read(Model.Replace("k: 2", "k: 3", StringComparison.Ordinal), Target).Calibration!.Digest);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_ready_calibration_is_without_errors_and_fits_the_schema(string file)
    {
        var path = Repository.At("models", "calibrations", file);
        var read = CalibrationReader.Read(path, new ModelFolders(Repository.At("models"), Repository.At("seeds")));

        Assert.Empty(read.Errors.Select(error => error.ToString()));
        Assert.Equal(Path.GetFileNameWithoutExtension(file), read.Calibration!.Name);
        Assert.True(CalibrationReader.IsCalibration(path) && !ExperimentReader.IsExperiment(path));
        var schema = await JsonSchema.FromJsonAsync(CalibrationSchema.Write(), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(EditorView.Of(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))));
        Assert.NotEmpty(schema.Validate(EditorView.Of("calibration: c\nmodel: m\ntargets: { y: { measure: y, observed: 1 } }")));
    }
}

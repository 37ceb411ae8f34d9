using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using AgentSim.Experiments;
using AgentSim.Experiments.Language;
using AgentSim.Expressions;

namespace AgentSim.Results;

/// <summary>What made some results, and what is needed to read them: <c>manifest.json</c>. It holds no times: the same run writes the same manifest.</summary>
/// <param name="Model">The model as the baseline of the first design point plays it.</param>
/// <param name="Seed">Where its histories start from.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Engine">Version of the engine.</param>
/// <param name="InstructionSet">Class of the processor that it ran on.</param>
/// <param name="Command">The command line.</param>
/// <param name="Source">What was read.</param>
/// <param name="Settings">What the command set of the model at all design points.</param>
/// <param name="Arms">Names of the arms, in order.</param>
/// <param name="Points">Number of design points.</param>
/// <param name="Variants">What was set before the model was read: for each design point, in order, or once for all.</param>
/// <param name="Factors">Names of the parameters that design points give; their values are in the table of parameters.</param>
/// <param name="Samples">Sets of parameter values.</param>
/// <param name="Replications">Plays of each sample.</param>
/// <param name="BatchSize">Histories computed together.</param>
/// <param name="FirstYear">The model's first year.</param>
/// <param name="Measures">The measures, in model order.</param>
/// <param name="Patterns">Names of the patterns, in model order.</param>
/// <param name="Failed">How many histories failed, of all arms and points together; null while the run is not finished.</param>
/// <param name="Digest">The digest of all records (<see cref="RecordsDigest"/>); null while the run is not finished.</param>
public sealed record Manifest(
    ModelIdentity Model,
    SeedIdentity Seed,
    ulong RandomSeed,
    string Engine,
    string InstructionSet,
    string Command,
    SourceIdentity Source,
    ImmutableArray<Setting> Settings,
    ImmutableArray<string> Arms,
    int Points,
    ImmutableArray<VariantIdentity> Variants,
    ImmutableArray<string> Factors,
    int Samples,
    int Replications,
    int BatchSize,
    int FirstYear,
    ImmutableArray<MeasureIdentity> Measures,
    ImmutableArray<string> Patterns,
    int? Failed,
    string? Digest)
{
    /// <summary>Whether there is a table <c>ledger</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool Ledger { get; init; }

    /// <summary>Which share of the run is here; null for all of it.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public Shard? Shard { get; init; }

    /// <summary>What figures need to know of the model; null of results that are older than it.</summary>
    public ModelOutline? Outline { get; init; }

    /// <summary>Histories of an arm at a design point.</summary>
    public int Histories => Samples * Replications;

    /// <summary>Histories of all arms and design points, if all are played.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long AllHistories => (long)Histories * Arms.Length * Points;

    /// <summary>Whether a measure is of single years, even where years were not collected: a series, or what another measure is the mean of.</summary>
    internal bool IsYearly(MeasureIdentity measure) => measure.IsSeries || Measures.Any(other => other.MeanOf == measure.Name);

    /// <summary>The manifest of a run that is about to begin.</summary>
    /// <param name="run">The run.</param>
    /// <param name="settings">What the command set of the model at all design points.</param>
    /// <param name="source">What was read.</param>
    /// <param name="collection">What is kept of histories.</param>
    /// <param name="command">The command line.</param>
    public static Manifest Of(Run run, IEnumerable<KeyValuePair<string, string>> settings, SourceIdentity source, Collection collection, string command)
    {
        var model = run.Design.Variants[0].Arms[0].Model;
        return new(
            ModelIdentity.Of(model), SeedIdentity.Of(model.Seed),
            run.RandomSeed, EngineVersion, Results.InstructionSet.Class, command, source,
            Setting.Of(settings), run.Arms,
            run.Design.Points, [.. run.Design.Variants.Select(VariantIdentity.Of)], run.Design.Varied,
            run.Sampling.Samples, run.Sampling.Replications, run.Division.BatchSize, model.Calendar.FirstYear,
            [.. model.Measures.Where(measure => collection.Keeps(measure.Name)).Select(measure => MeasureIdentity.Of(measure, model.Seed, collection.SeriesEvery > 0))],
            [.. model.Patterns.Select(pattern => pattern.Name)],
            Failed: null, Digest: null)
        {
            Ledger = run.KeepsLedger,
            Outline = ModelOutline.Of(model),
        };
    }

    /// <summary>The version of the engine.</summary>
    public static string EngineVersion =>
        typeof(Simulation.Play.BatchRecords).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}

/// <summary>What a run was read from.</summary>
/// <param name="File">The model's or experiment's file, below <c>inputs/</c>.</param>
/// <param name="Seed">The seed that the command took rather than the model's own; null for none.</param>
/// <param name="Experiment">The experiment's digest; null for a run of a model.</param>
public sealed record SourceIdentity(string File, string? Seed, string? Experiment)
{
    /// <summary>The posterior that parameters were drawn from; null for the priors.</summary>
    public PosteriorIdentity? Posterior { get; init; }

    /// <summary>How many samples an experiment was asked to take instead of those of its file; null for its own.</summary>
    public int? Samples { get; init; }
}

/// <summary>Which posterior.</summary>
/// <param name="File">Its file, below <c>inputs/</c>.</param>
/// <param name="Digest">SHA-256 of it.</param>
public sealed record PosteriorIdentity(string File, string Digest)
{
    /// <summary>The identity of a posterior; null of none.</summary>
    public static PosteriorIdentity? Of(PosteriorDraws? draws) => draws is null ? null : new($"models/{PosteriorReader.Folder}/{draws.Name}.csv", draws.Digest);
}

/// <summary>Which model.</summary>
/// <param name="Name">Its own name.</param>
/// <param name="Title">One line for a person.</param>
/// <param name="Citation">Whose it is.</param>
/// <param name="Digest">SHA-256 of all that was read.</param>
public sealed record ModelIdentity(string Name, string Title, string? Citation, string Digest)
{
    internal static ModelIdentity Of(Model model) => new(model.Name, model.Title, model.Citation, model.Digest);
}

/// <summary>Which seed.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Title">One line for a person.</param>
/// <param name="Digest">SHA-256 of its files.</param>
public sealed record SeedIdentity(string Name, string Title, string Digest)
{
    internal static SeedIdentity Of(Seed seed) => new(seed.Name, seed.Title, seed.Digest);
}

/// <summary>One thing that was set.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">To what, as it was written.</param>
public sealed record Setting(string Name, string Value)
{
    internal static ImmutableArray<Setting> Of(IEnumerable<KeyValuePair<string, string>> settings) =>
        [.. settings.Select(setting => new Setting(setting.Key, setting.Value))];
}

/// <summary>What was set before the model was read.</summary>
/// <param name="Settings">What was set; empty where nothing is swept.</param>
/// <param name="ModelDigests">The digest of each arm's model, in the order of the arms.</param>
public sealed record VariantIdentity(ImmutableArray<Setting> Settings, ImmutableArray<string> ModelDigests)
{
    /// <summary>The identity of a variant.</summary>
    public static VariantIdentity Of(Variant variant) => new(Setting.Of(variant.Settings), [.. variant.Arms.Select(arm => arm.Model.Digest)]);

    /// <summary>The settings in one line; empty where nothing is swept.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Label => string.Join(", ", Settings.Select(setting => $"{setting.Name}={setting.Value}"));
}

/// <summary>Which measure.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Column">The name of its column.</param>
/// <param name="IsSeries">Whether it has a value each year, so that it is a column of the series too.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Why it is recorded.</param>
/// <param name="Observed">What history took, year by year; empty where nobody said.</param>
public sealed record MeasureIdentity(
    string Name, string Column, bool IsSeries, string Unit, string? Source, ImmutableArray<YearValue> Observed)
{
    /// <summary>What its numbers mean.</summary>
    public MeasureKind Kind { get; init; }

    /// <summary>The codes of a nominal measure; empty of others.</summary>
    public ImmutableArray<Code> Codes { get; init; } = [];

    /// <summary>The series whose mean over some years it is; null of others.</summary>
    public string? MeanOf { get; init; }

    internal static MeasureIdentity Of(Measure measure, Seed seed, bool keepsSeries) => new(
        measure.Name, ColumnName.Of(measure.Name), keepsSeries && !measure.IsAggregate, measure.Unit.ToString(), measure.Source,
        measure.Observed is not null && seed.Observed.TryGetValue(measure.Observed, out var observed) ? observed : [])
    {
        Kind = measure.Kind,
        Codes = measure.Codes,
        MeanOf = measure.Value is Aggregate { Kind: AggregateKind.Mean, Operand: Quantity { Kind: QuantityKind.Measure } series } ? series.Name : null,
    };

    /// <summary>What a value of a nominal measure stands for: its name, or the number where it has none.</summary>
    public string NameOf(double value) => Codes.Where(code => code.Value == value).Select(code => code.Name).FirstOrDefault() ?? value.ToString("R", CultureInfo.InvariantCulture);
}

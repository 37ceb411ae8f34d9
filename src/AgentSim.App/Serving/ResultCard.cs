using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using AgentSim.Results;
using AgentSim.Results.Exploring;

namespace AgentSim.App.Serving;

/// <summary>What the gallery says of some results.</summary>
/// <param name="Name">Their name: the folder.</param>
/// <param name="Problem">Why they cannot be shown; null if they can.</param>
/// <param name="Made">What made them; null if they cannot be shown.</param>
internal sealed record ResultCard(string Name, string? Problem, ResultMaking? Made)
{
    /// <summary>The card of some results.</summary>
    public static ResultCard Of(string name, ResultGallery gallery)
    {
        try
        {
            var (folder, manifest) = gallery.Find(name);
            return new(name, null, ResultMaking.Of(folder, manifest));
        }
        catch (NotThereException wrong)
        {
            return new(name, wrong.Message, null);
        }
    }
}

/// <summary>What made some results.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Citation">Whose it is.</param>
/// <param name="Seed">The seed's title; empty for none.</param>
/// <param name="Experiment">The experiment's name; null for a run of a model.</param>
/// <param name="Samples">Sets of parameter values.</param>
/// <param name="Replications">Plays of each.</param>
/// <param name="Points">What was set at each design point; of a single one, empty text.</param>
/// <param name="Factors">Parameters that design points give.</param>
/// <param name="Arms">The arms.</param>
/// <param name="Patterns">The patterns.</param>
/// <param name="FirstYear">The first year.</param>
/// <param name="Failed">Histories that failed; null while not finished.</param>
/// <param name="Digest">The digest of the records; null while not finished.</param>
/// <param name="Version">What tells these records from others in the same folder.</param>
/// <param name="RandomSeed">The random seed, as text: it may be too large for a number of JavaScript.</param>
/// <param name="Engine">Version of the engine.</param>
/// <param name="Command">The command that made them.</param>
/// <param name="HasReport">Whether there is a report.</param>
internal sealed record ResultMaking(
    string Model, string Title, string? Citation, string Seed, string? Experiment, int Samples, int Replications, IReadOnlyList<string> Points, IReadOnlyList<string> Factors, IReadOnlyList<string> Arms,
    IReadOnlyList<string> Patterns, int FirstYear, int? Failed, string? Digest, string Version, string RandomSeed, string Engine, string Command, bool HasReport)
{
    private const int MostPoints = 500;

    /// <summary>What made some results.</summary>
    public static ResultMaking Of(ResultFolder folder, Manifest manifest) => new(
        manifest.Model.Name, manifest.Model.Title, manifest.Model.Citation, manifest.Seed.Title,
        manifest.Source.Experiment is null ? null : Path.GetFileNameWithoutExtension(manifest.Source.File), manifest.Samples, manifest.Replications,
        [.. Enumerable.Range(0, Math.Min(MostPoints, manifest.Points)).Select(point => point < manifest.Variants.Length ? manifest.Variants[point].Label : "")], manifest.Factors, manifest.Arms,
        manifest.Patterns, manifest.FirstYear, manifest.Failed, manifest.Digest, VersionOf(folder, manifest), $"{manifest.RandomSeed}", manifest.Engine, manifest.Command, File.Exists(folder.ReportPath));

    /// <summary>
    /// What tells answers from all others that were ever given of results of this name: all that the manifest says, for titles and what is known of history are in no digest of records; when they were analysed;
    /// this very build of the program; and of what is not finished, how much there is.
    /// </summary>
    public static string VersionOf(ResultFolder folder, Manifest manifest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(ResultMaking).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(File.ReadAllBytes(Path.Combine(folder.Path, "manifest.json")));
        hash.AppendData(BitConverter.GetBytes(File.GetLastWriteTimeUtc(Path.Combine(folder.Path, "analysis.json")).Ticks));
        if (manifest.Digest is null) hash.AppendData(BitConverter.GetBytes(folder.Finished(manifest).Length));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}

/// <summary>Some results, opened.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Made">What made them.</param>
/// <param name="Quantities">What histories can be looked at by.</param>
/// <param name="Histograms">Quantities that are shown first.</param>
/// <param name="Series">Series that are shown first.</param>
internal sealed record ResultPage(string Name, ResultMaking Made, IReadOnlyList<ExploredQuantity> Quantities, IReadOnlyList<string> Histograms, IReadOnlyList<string> Series)
{
    private const int MostHistograms = 4;
    private const int MostFans = 2;

    /// <summary>Some results, with what is shown of them first: what the patterns are mostly made of stands first in a model, and series that history is known of tell most.</summary>
    public static ResultPage Of(string name, ResultMaking made, ImmutableArray<ExploredQuantity> quantities)
    {
        var (whole, series) = (quantities.Where(quantity => quantity is { Origin: QuantityOrigin.Measure, IsYearly: false, Kind: MeasureKind.Quantity }), quantities.Where(quantity => quantity.IsSeries).ToList());
        var (fans, classes) = (series.Where(quantity => quantity.Kind == MeasureKind.Quantity).ToList(), series.Where(quantity => quantity.Kind == MeasureKind.Nominal));
        return new(
            name, made, quantities, [.. whole.Concat(fans).Take(MostHistograms).Select(quantity => quantity.Name)],
            [.. fans.OrderBy(quantity => quantity.Observed.IsEmpty).Take(MostFans).Concat(classes.Take(1)).Select(quantity => quantity.Name)]);
    }

    /// <summary>What is asked first of an arm, then of a part of it: what answers the first movement of the mouse is compiled and in memory by then.</summary>
    public IEnumerable<ExploreQuestion> FirstQuestions()
    {
        var selection = new Selection(Made.Arms[0], Made.Points.Count > 1 && Made.Factors.Count == 0 ? 0 : null, [], []);
        yield return new(selection, [.. Histograms], [], []);
        yield return new(selection, [], [], [.. Series]);
        if (Histograms.Count == 0) yield break;
        var part = selection with { Ranges = [new(Histograms[0], 0, 1)] };
        yield return new(part, [.. Histograms], Histograms.Count > 1 ? [(Histograms[0], Histograms[1])] : [], [.. Series]);
    }
}

/// <summary>What the page asks to be drawn.</summary>
/// <param name="Arm">The arm; null for all.</param>
/// <param name="Point">The design point; null for all.</param>
/// <param name="Patterns">Patterns that are picked out; null or empty for any.</param>
/// <param name="Ranges">What quantities lie in.</param>
/// <param name="Histograms">Quantities whose distribution is drawn.</param>
/// <param name="Planes">Pairs of quantities.</param>
/// <param name="Series">Measures over the years.</param>
internal sealed record ViewRequest(
    string? Arm, int? Point, IReadOnlyList<string>? Patterns, IReadOnlyList<RangeRequest>? Ranges, IReadOnlyList<string>? Histograms, IReadOnlyList<IReadOnlyList<string>>? Planes, IReadOnlyList<string>? Series)
{
    /// <summary>The question.</summary>
    /// <exception cref="WrongRequestException">It is none.</exception>
    public ExploreQuestion Question()
    {
        if (new[] { Patterns, Histograms, Series }.Concat(Planes ?? []).Any(names => names?.Contains(null!) == true) || Ranges?.Contains(null!) == true) throw new JsonException("A name or a range is null.");
        if (Planes?.Any(pair => pair is not { Count: 2 }) == true) throw new WrongRequestException("A plane is of two quantities.");
        return new(
            new(Arm, Point, [.. Patterns ?? []], [.. (Ranges ?? []).Select(range => new QuantityRange(range.Name, range.Low ?? double.NegativeInfinity, range.High ?? double.PositiveInfinity))]),
            [.. Histograms ?? []], [.. (Planes ?? []).Select(pair => (pair[0], pair[1]))], [.. Series ?? []]);
    }
}

/// <summary>What a quantity lies in; an end that is null is open.</summary>
internal sealed record RangeRequest(string Name, double? Low, double? High);

/// <summary>Histories that are picked out.</summary>
/// <param name="Quantities">The quantities in the columns.</param>
/// <param name="Histories">The histories.</param>
internal sealed record HistoryList(IReadOnlyList<string> Quantities, IReadOnlyList<ExploredHistory> Histories);

using System.Collections.Concurrent;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Experimenting;
using AgentSim.Experiments.Language;
using AgentSim.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentSim.App.Serving;

/// <summary>The gallery of experiments: what each claims, how far it is, and how it is played.</summary>
internal sealed class ExperimentRoutes(ModelGallery gallery, string results, ServedFolders folders, Workshop workshop)
{
    private readonly ConcurrentDictionary<(string Path, DateTime Written), ExperimentReadResult> read = new();

    /// <summary>Has them answered.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/experiments", context => context.Response.WriteAsJsonAsync([.. gallery.Experiments().Select(CardOf)], PageJson.Default.IReadOnlyListExperimentCard));
        routes.MapGet("/api/experiment", async context =>
        {
            var name = context.Request.Query["name"].ToString();
            var page = await Task.Run(() => PageOf(name), context.RequestAborted);
            await context.Response.WriteAsJsonAsync(page, PageJson.Default.ExperimentPage);
        });
        routes.MapPost("/api/experiments", Start);
    }

    private async Task Start(HttpContext context)
    {
        var request = await WorkRoutes.Body(context, PageJson.Default.ExperimentRequest);
        var card = CardOf(Find(request.Name));
        if (ResultFolder.Exists(results)) throw new WrongRequestException("This page shows a single result. Start agentsim serve with the folder that results go into.");
        var work = workshop.Start(WorkOn(card.Name), Timeout.InfiniteTimeSpan, new ExperimentWork(gallery.Find(card.Name), FolderOf(card.Own) ?? throw new WrongRequestException("The experiment's name is no name for a folder."), folders, request.Restart).Play);
        await context.Response.WriteAsJsonAsync(new(work.Id), PageJson.Default.WorkStarted);
    }

    private ModelCard Find(string name) => gallery.Experiments().FirstOrDefault(card => card.Name == name) ?? throw new NotThereException("There is no such experiment any more.");

    private ExperimentCard CardOf(ModelCard card) => new(
        card.Name, card.Own, card.Title, card.Model, FolderOf(card.Own) is { } folder ? ExperimentProgress.Of(folder) : null, workshop.Of(WorkOn(card.Name))?.Id);

    private ExperimentPage PageOf(string name)
    {
        var card = CardOf(Find(name));
        var path = gallery.Find(name);
        var found = read.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), key => ExperimentFile.ReadPath(key.Path, ExperimentOverrides.None));
        if (found.Experiment is not { } experiment)
            return new(card, [.. found.Errors.Take(10).Select(error => $"{Path.GetFileName(error.File)}({error.Line},{error.Column}): {error.Problem}")], 0, 0, 0, [], [], [], []);
        return new(
            card, [], experiment.Run(new(1, 1)).Histories, experiment.Sampling.Samples, experiment.Design.Points, [.. experiment.Design.Factors.Select(factor => factor.Name)], experiment.Design.Arms,
            [.. experiment.Hypotheses.Select(claim => new Named(claim.Name, claim.Text))], FindingsOf(card));
    }

    private HypothesisAnswer[] FindingsOf(ExperimentCard card)
    {
        if (card.Progress is not { IsFinished: true } || FolderOf(card.Own) is not { } folder) return [];
        var file = new FileInfo(Path.Combine(folder, "analysis.json"));
        if (!file.Exists || file.LinkTarget is not null) return [];
        using var stream = file.OpenRead();
        return JsonSerializer.Deserialize(stream, AnswerJson.Default.AnalysisFileAnswer)?.Hypotheses ?? [];
    }

    /// <summary>Where an experiment's results go; null if its name would lead elsewhere.</summary>
    private string? FolderOf(string own) =>
        own.Length > 0 && own[0] != '.' && own.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && new DirectoryInfo(Path.Combine(results, own)) is { LinkTarget: null } folder ? folder.FullName : null;

    private static string WorkOn(string name) => $"experiment {name}";
}

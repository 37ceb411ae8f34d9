using System.Text.Json;
using AgentSim.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentSim.App.Serving;

/// <summary>The gallery of models, and trials of them.</summary>
internal sealed class TrialRoutes(ModelGallery gallery, Workshop workshop)
{
    // A page that is loaded again comes back sooner; one that was closed does not.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Has them answered.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/models", context => context.Response.WriteAsJsonAsync(gallery.Models(), PageJson.Default.IReadOnlyListModelCard));
        routes.MapGet("/api/model", Model);
        routes.MapPost("/api/trials", Start);
    }

    private Task Model(HttpContext context)
    {
        var name = context.Request.Query["name"].ToString();
        var read = ModelReader.Read(gallery.Find(name), gallery.Folders, Overrides.None);
        if (read.Model is not { } model) throw new WrongRequestException($"This model cannot be played: {string.Join(' ', read.Errors.Take(5).Select(error => $"{Path.GetFileName(error.File)}({error.Line},{error.Column}): {error.Problem}."))}");
        return context.Response.WriteAsJsonAsync(ModelPage.Of(name, model, gallery.Experiments().Select(card => (card, gallery.Find(card.Name)))), PageJson.Default.ModelPage);
    }

    private async Task Start(HttpContext context)
    {
        var request = await WorkRoutes.Body(context, PageJson.Default.TrialRequest);
        var trial = await Task.Run(() => Trial.Of(request, gallery.Find(request.Model), gallery.Folders), context.RequestAborted);
        var work = workshop.Start($"trial {JsonSerializer.Serialize(request, PageJson.Default.TrialRequest)}", Patience, trial.Play);
        await context.Response.WriteAsJsonAsync(new(work.Id), PageJson.Default.WorkStarted);
    }
}

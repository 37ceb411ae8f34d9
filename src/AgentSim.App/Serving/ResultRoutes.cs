using System.Globalization;
using System.Text.Json;
using AgentSim.Results.Exploring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentSim.App.Serving;

/// <summary>The gallery of results, and what is asked of one.</summary>
internal sealed class ResultRoutes(ResultGallery gallery, ExplorationPool pool, AnswerCache cache)
{
    private const int MostListed = 50;

    // What a report may do: it has no scripts, and its styles and pictures are in it. It may be anybody's.
    private const string PolicyOfReports = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    private readonly HistoryReader reader = new();

    /// <summary>Has them answered.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/results", context => context.Response.WriteAsJsonAsync([.. gallery.Names().Select(name => ResultCard.Of(name, gallery))], PageJson.Default.IReadOnlyListResultCard));
        routes.MapGet("/api/calibrations", context => context.Response.WriteAsJsonAsync([.. gallery.Calibrations().Select(name => CalibrationCard.Of(name, gallery))], PageJson.Default.IReadOnlyListCalibrationCard));
        routes.MapGet("/api/result", Result);
        routes.MapGet("/api/view", View);
        routes.MapGet("/api/histories", Histories);
        routes.MapGet("/api/history", History);
        routes.MapGet("/api/report", Report);
    }

    /// <summary>Opens the results that were made last, and reads what is shown of them first, so that whoever opens them need not wait.</summary>
    public async Task WarmUp(CancellationToken cancellation)
    {
        foreach (var name in gallery.Latest().Take(ExplorationPool.Most).Reverse())
        {
            try
            {
                var (folder, manifest) = gallery.Find(name);
                var made = ResultMaking.Of(folder, manifest);
                var exploration = pool.Of(folder, manifest, made.Version);
                foreach (var question in ResultPage.Of(name, made, exploration.Quantities).FirstQuestions()) await exploration.Answer(question, cancellation);
            }
            catch (Exception)
            {
                // Whoever opens them is told what is wrong with them.
            }
        }
    }

    private Task Result(HttpContext context)
    {
        var name = context.Request.Query["name"].ToString();
        var (folder, manifest) = gallery.Find(name);
        var made = ResultMaking.Of(folder, manifest);
        return context.Response.WriteAsJsonAsync(ResultPage.Of(name, made, pool.Of(folder, manifest, made.Version).Quantities), PageJson.Default.ResultPage);
    }

    private Task View(HttpContext context) => Answer(context, async (exploration, request) =>
        JsonSerializer.SerializeToUtf8Bytes(await exploration.Answer(request.Question(), context.RequestAborted), PageJson.Default.ExploreAnswer));

    private Task Histories(HttpContext context) => Answer(context, async (exploration, request) =>
    {
        var question = request.Question();
        var histories = await exploration.Histories(question.Selection, question.Histograms, MostListed, context.RequestAborted);
        return JsonSerializer.SerializeToUtf8Bytes(new(question.Histograms, histories), PageJson.Default.HistoryList);
    });

    private async Task Answer(HttpContext context, Func<Exploration, ViewRequest, Task<byte[]>> answer)
    {
        var query = context.Request.Query;
        var (folder, manifest) = gallery.Find(query["name"]);
        var (version, q) = (ResultMaking.VersionOf(folder, manifest), query["q"].ToString());
        if (query["version"] != version) throw new NotThereException("These results have changed since; load the page again.");
        var request = JsonSerializer.Deserialize(q, PageJson.Default.ViewRequest) ?? throw new JsonException();
        try
        {
            await cache.Answer(context, version, $"{context.Request.Path}\n{folder.Path}\n{q}", () => AskOpen(() => answer(pool.Of(folder, manifest, version), request)));
        }
        catch (ArgumentException wrong)
        {
            throw new WrongRequestException(wrong.Message);
        }
    }

    /// <summary>Asks again what was put away, to make room for other results, just before it was asked.</summary>
    private static async Task<byte[]> AskOpen(Func<Task<byte[]>> ask)
    {
        try
        {
            return await ask();
        }
        catch (ObjectDisposedException)
        {
            return await ask();
        }
    }

    private async Task History(HttpContext context)
    {
        var query = context.Request.Query;
        var (folder, manifest) = gallery.Find(query["name"]);
        var (version, arm) = (ResultMaking.VersionOf(folder, manifest), query["arm"].ToString());
        if (!int.TryParse(query["point"], CultureInfo.InvariantCulture, out var point) || !int.TryParse(query["history"], CultureInfo.InvariantCulture, out var history))
            throw new WrongRequestException("A history is named by its arm, its design point and its number.");
        await cache.Answer(context, version, $"history\n{folder.Path}\n{arm}\n{point}\n{history}", () =>
            Task.Run(() => JsonSerializer.SerializeToUtf8Bytes(reader.Read(folder, version, arm, point, history), PageJson.Default.HistoryPage), context.RequestAborted));
    }

    private async Task Report(HttpContext context)
    {
        var (folder, _) = gallery.Find(context.Request.Query["name"]);
        if (new FileInfo(folder.ReportPath) is not { Exists: true, LinkTarget: null }) throw new NotThereException("These results have no report: agentsim report makes one.");
        context.Response.Headers.ContentSecurityPolicy = PolicyOfReports;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.SendFileAsync(folder.ReportPath, context.RequestAborted);
    }
}

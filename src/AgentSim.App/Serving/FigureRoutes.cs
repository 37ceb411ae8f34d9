using System.Text;
using System.Text.Json;
using AgentSim.Figures;
using AgentSim.Results.Picturing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentSim.App.Serving;

/// <summary>The figures of <c>agentsim figure</c>, to be taken along.</summary>
internal sealed class FigureRoutes(ResultGallery results, AnswerCache cache) : IDisposable
{
    private const string ListPath = "/api/figures";
    private const string FigurePath = "/api/figure";

    // Figures are made one at a time: each reads what it needs of the records, and lets it go.
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Has them answered.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(ListPath, context => Answer(context, "", "application/json; charset=utf-8", gallery =>
            JsonSerializer.SerializeToUtf8Bytes([.. gallery.Offered.Select(kind => new Named(kind.Name, kind.Shows))], PageJson.Default.IReadOnlyListNamed)));
        routes.MapGet(FigurePath, Figure);
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private Task Figure(HttpContext context)
    {
        var (kind, format) = (context.Request.Query["kind"].ToString(), context.Request.Query["format"].ToString());
        if (!FigureKind.All.Any(known => known.Name == kind)) throw new NotThereException("There is no such figure.");
        var type = format switch { "svg" => "image/svg+xml", "png" => "image/png", "csv" => "text/csv; charset=utf-8", _ => throw new WrongRequestException("A figure is svg, png or csv.") };
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{kind}.{format}\"";
        return Answer(context, $"{kind}.{format}", type, gallery =>
        {
            var answer = gallery.Of(kind, new());
            var figure = answer.Figure ?? throw new WrongRequestException(answer.WhyNot!);
            return format switch { "svg" => Encoding.UTF8.GetBytes(Picture.PaperSvg(figure)), "png" => Picture.Png(figure), _ => Encoding.UTF8.GetBytes(figure.Table.Csv()) };
        });
    }

    private (string Path, string Version) Of(string? name)
    {
        if (results.IsCalibration(name))
        {
            var (calibrated, identity) = results.Calibration(name);
            return (calibrated.Path, CalibrationCard.VersionOf(identity));
        }

        var (folder, manifest) = results.Find(name);
        return (folder.Path, ResultMaking.VersionOf(folder, manifest));
    }

    private async Task Answer(HttpContext context, string what, string type, Func<Gallery, byte[]> make)
    {
        var (path, version) = Of(context.Request.Query["name"]);
        await cache.Answer(context, version, $"figure\n{path}\n{what}", type, async () =>
        {
            await turn.WaitAsync(context.RequestAborted);
            try
            {
                return await Task.Run(() =>
                {
                    using var gallery = Gallery.Open(path);
                    return make(gallery);
                });
            }
            catch (InvalidOperationException nothing)
            {
                throw new WrongRequestException(nothing.Message);
            }
            finally
            {
                turn.Release();
            }
        });
    }
}

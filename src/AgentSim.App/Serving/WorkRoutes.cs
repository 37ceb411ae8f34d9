using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentSim.App.Serving;

/// <summary>How far work is, as a stream of events, and how it is stopped.</summary>
internal sealed class WorkRoutes(Workshop workshop)
{
    // Of many words only the latest is sent: so often at most.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    /// <summary>Has them answered.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/events", Events);
        routes.MapPost("/api/stop", async context =>
        {
            var request = await Body(context, PageJson.Default.WorkRequest);
            workshop.Find(request.Id).Stop();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
    }

    /// <summary>What a request says.</summary>
    public static async Task<T> Body<T>(HttpContext context, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted) ?? throw new JsonException();

    private async Task Events(HttpContext context)
    {
        var work = workshop.Find(context.Request.Query["id"]);
        using var watching = work.Watch();
        context.Response.ContentType = "text/event-stream";
        for (var isOver = false; !isOver;)
        {
            isOver = work.IsOver;
            var (latest, changed) = work.Word();
            await context.Response.WriteAsync($"event: {(isOver ? "end" : "word")}\ndata: ", context.RequestAborted);
            await context.Response.Body.WriteAsync(latest, context.RequestAborted);
            await context.Response.WriteAsync("\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            if (isOver) return;
            await Task.Delay(Pause, context.RequestAborted);
            await Task.WhenAny(changed, work.Ended).WaitAsync(context.RequestAborted);
        }
    }
}

/// <summary>Which work.</summary>
internal sealed record WorkRequest(string Id);

/// <summary>Work that was started.</summary>
internal sealed record WorkStarted(string Id);

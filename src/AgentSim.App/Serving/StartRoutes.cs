using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentSim.App.Serving;

/// <summary>What the page asks first.</summary>
internal sealed class StartRoutes(AccessToken token, ServeRequest served)
{
    /// <summary>Has it answered.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/start", context => context.Response.WriteAsJsonAsync(
            new(token.Is(context.Request.Headers[Guard.Header]), served.Results, served.Models), PageJson.Default.PageStart));

        // From here on the browser sends the token by itself where the page can set no header.
        routes.MapPost("/api/session", context =>
        {
            context.Response.Cookies.Append(Guard.Cookie, token.Text, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/api" });
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }
}

/// <summary>What the page starts with.</summary>
/// <param name="MayStartWork">Whether it has the token.</param>
/// <param name="Results">The folder of results.</param>
/// <param name="Models">The folder of models.</param>
internal sealed record PageStart(bool MayStartWork, string Results, string Models);

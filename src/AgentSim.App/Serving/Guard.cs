using System.Net;
using Microsoft.AspNetCore.Http;

namespace AgentSim.App.Serving;

/// <summary>
/// Lets in what comes from the page itself, and nothing else: other pages in the same browser reach the address too. A foreign name in <c>Host</c> is a name that was made to point here (DNS rebinding), a foreign
/// <c>Origin</c> another page's script. Whatever starts work needs the token besides; so does reading, where others than this machine can connect.
/// </summary>
/// <param name="address">The address that is listened to.</param>
/// <param name="token">The token.</param>
internal sealed class Guard(IPAddress address, AccessToken token)
{
    /// <summary>The header in which the page sends the token.</summary>
    public const string Header = "X-AgentSim-Token";

    /// <summary>The cookie in which a browser sends it where a page can set no header: with event streams and downloads.</summary>
    public const string Cookie = "agentsim";

    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Whether only this machine can connect.</summary>
    private bool IsAlone => IPAddress.IsLoopback(address);

    /// <summary>Passes a request on, or refuses it.</summary>
    public async Task Check(HttpContext context, RequestDelegate next)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (Refusal(request) is not { } refusal) await next(context);
        else await Problem.Write(context, StatusCodes.Status403Forbidden, refusal);
    }

    private string? Refusal(HttpRequest request)
    {
        if (!IsOurs(request.Host.Host)) return "This address is not one of the page's. Open it by the address that agentsim serve printed.";
        if (request.Headers.Origin is [var origin, ..] && !IsSame(origin, request.Host)) return "Other pages may not ask here.";
        if (!request.Path.StartsWithSegments("/api")) return null;
        if (request.Headers["Sec-Fetch-Site"] is ["cross-site" or "same-site"]) return "Other pages may not ask here.";
        var isReading = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (isReading && IsAlone) return null;
        var said = request.Headers[Header].FirstOrDefault() ?? (isReading ? request.Cookies[Cookie] : null);
        return token.Is(said) ? null : "This needs the token. Open the page by the whole address that agentsim serve printed, with what stands behind the #.";
    }

    /// <summary>Names that cannot have been made to point here by somebody else: numbers, and this machine's own.</summary>
    private bool IsOurs(string host) => host == "localhost"
        || (IPAddress.TryParse(host.Trim('[', ']'), out var number) && (IPAddress.IsLoopback(number) || (!IsAlone && (number.Equals(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)))))
        || (!IsAlone && host.Equals(Dns.GetHostName(), StringComparison.OrdinalIgnoreCase));

    private static bool IsSame(string? origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" && page.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase);
}

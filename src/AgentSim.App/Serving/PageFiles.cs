using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgentSim.App.Serving;

/// <summary>The page's own files, which are in the program.</summary>
internal static class PageFiles
{
    private const string Prefix = "wwwroot/";

    /// <summary>Has them served.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var file = new PageFile(name[Prefix.Length..], Read(name));
            routes.MapGet("/" + (file.Name == "index.html" ? "" : file.Name), file.Send);
        }
    }

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed record PageFile(string Name, byte[] Bytes)
    {
        private readonly string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes))[..32]}\"";

        public async Task Send(HttpContext context)
        {
            context.Response.Headers.ETag = tag;
            context.Response.Headers.CacheControl = "no-cache";
            if (context.Request.Headers.IfNoneMatch.Contains(tag))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            context.Response.ContentType = Path.GetExtension(Name) switch
            {
                ".html" => "text/html; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".css" => "text/css; charset=utf-8",
                ".svg" => "image/svg+xml",
                _ => "text/plain; charset=utf-8",
            };
            await context.Response.Body.WriteAsync(Bytes, context.RequestAborted);
        }
    }
}

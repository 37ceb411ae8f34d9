using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AgentSim.App.Serving;

/// <summary>Answers that were given before, as bytes: the same results answer the same question the same way. The oldest go when there is no room.</summary>
internal sealed class AnswerCache
{
    private const long Room = 64 << 20;

    private readonly Lock access = new();
    private readonly Dictionary<string, byte[]> answers = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private long size;

    /// <summary>Answers a question about results that do not change, so that a browser need not ask again.</summary>
    /// <param name="context">The request.</param>
    /// <param name="version">The version of the results that are there.</param>
    /// <param name="key">What the answer depends on besides.</param>
    /// <param name="answer">Finds the answer, as JSON.</param>
    public Task Answer(HttpContext context, string version, string key, Func<Task<byte[]>> answer) => Answer(context, version, key, "application/json; charset=utf-8", answer);

    /// <summary>The same of answers of another type.</summary>
    public async Task Answer(HttpContext context, string version, string key, string type, Func<Task<byte[]>> answer)
    {
        byte[]? known;
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{version}\n{key}")))[..32]}\"";
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            Keep(context, version, tag);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        lock (access) answers.TryGetValue(tag, out known);
        if (known is null) Keep(tag, known = await answer());
        Keep(context, version, tag);
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(known, context.RequestAborted);
    }

    // Only once there is an answer: that something is wrong is not kept. An address that does not name the version is one of whatever results will be there: a browser has to ask again.
    private static void Keep(HttpContext context, string version, string tag)
    {
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = context.Request.Query["version"] == version ? "private, max-age=31536000, immutable" : "private, no-cache";
    }

    private void Keep(string tag, byte[] answer)
    {
        lock (access)
        {
            if (!answers.TryAdd(tag, answer)) return;
            order.Enqueue(tag);
            size += answer.Length;
            while (size > Room && order.TryDequeue(out var oldest))
            {
                size -= answers[oldest].Length;
                answers.Remove(oldest);
            }
        }
    }
}

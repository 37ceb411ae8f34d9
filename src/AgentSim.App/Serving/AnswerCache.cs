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
    /// <param name="key">What the answer depends on; the digest of the results is in it.</param>
    /// <param name="answer">Finds the answer, as JSON.</param>
    public async Task Answer(HttpContext context, string key, Func<Task<byte[]>> answer)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        byte[]? known;
        lock (access) answers.TryGetValue(tag, out known);
        if (known is null) Keep(tag, known = await answer());
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(known, context.RequestAborted);
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

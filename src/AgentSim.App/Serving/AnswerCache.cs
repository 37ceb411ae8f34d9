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
    public Task Answer(HttpContext context, string key, Func<Task<byte[]>> answer) => Answer(context, key, "application/json; charset=utf-8", answer);

    /// <summary>The same of answers of another type.</summary>
    public async Task Answer(HttpContext context, string key, string type, Func<Task<byte[]>> answer)
    {
        byte[]? known;
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]}\"";
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            Keep(context, tag);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        lock (access) answers.TryGetValue(tag, out known);
        if (known is null) Keep(tag, known = await answer());
        Keep(context, tag);
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(known, context.RequestAborted);
    }

    // Only once there is an answer: that something is wrong is not kept.
    private static void Keep(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
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

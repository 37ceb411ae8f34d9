using Microsoft.AspNetCore.Http;

namespace AgentSim.App.Serving;

/// <summary>What went wrong, for a person at the page.</summary>
/// <param name="Error">One or more sentences.</param>
internal sealed record Problem(string Error)
{
    // What somebody else closed the connection with; nobody reads it.
    private const int ClosedByClient = 499;

    /// <summary>Answers with a problem.</summary>
    public static Task Write(HttpContext context, int status, string error)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new(error), PageJson.Default.Problem);
    }

    /// <summary>Turns what is thrown below into answers: what a person can mend is said, of faults only that there was one.</summary>
    public static Func<HttpContext, RequestDelegate, Task> Catching(ServedFolders folders) => (context, next) => Catch(folders, context, next);

    private static async Task Catch(ServedFolders folders, HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            if (!context.Response.HasStarted) context.Response.StatusCode = ClosedByClient;
        }
        catch (Exception wrong) when (!context.Response.HasStarted && StatusOf(wrong) is { } status)
        {
            await Write(context, status, wrong is BadHttpRequestException or System.Text.Json.JsonException ? "The request cannot be read." : folders.Named(wrong.Message));
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync($"agentsim: {context.Request.Path}: {fault}");
            if (!context.Response.HasStarted) await Write(context, StatusCodes.Status500InternalServerError, "Something went wrong on the server; its terminal says what.");
        }
    }

    private static int? StatusOf(Exception wrong) => wrong switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        NotThereException => StatusCodes.Status404NotFound,
        BusyException => StatusCodes.Status429TooManyRequests,
        WrongRequestException or System.Text.Json.JsonException => StatusCodes.Status400BadRequest,
        _ => null,
    };
}

/// <summary>There is nothing of the name that was asked for.</summary>
internal sealed class NotThereException(string message) : Exception(message);

/// <summary>There is as much work under way as there may be.</summary>
internal sealed class BusyException(string message) : Exception(message);

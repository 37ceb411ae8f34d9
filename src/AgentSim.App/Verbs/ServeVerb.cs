using System.CommandLine;
using System.Net;
using AgentSim.App.Serving;
using AgentSim.App.Terminal;
using AgentSim.Language;
using Spectre.Console;

namespace AgentSim.App.Verbs;

/// <summary><c>serve [RESULTS]</c>: a page in the browser where results are explored and models tried.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var results = new Argument<string>("RESULTS") { Description = "The folder of results, or one result (results).", HelpName = "RESULTS", DefaultValueFactory = _ => ServeRequest.DefaultResults };
        var models = new Option<string?>("--models") { Description = "The folder of models (models).", HelpName = "DIR" };
        var port = WholeNumber.Of("--port", "The port of the page; 0 takes any that is free.", ServeRequest.DefaultPort, 0, IPEndPoint.MaxPort);
        var listen = new Option<string>("--listen") { Description = "The address that is listened to; others than this machine can connect to any but this one.", HelpName = "ADDRESS", DefaultValueFactory = _ => $"{IPAddress.Loopback}" };
        listen.Validators.Add(found =>
        {
            if (found.Tokens is [var token] && !IPAddress.TryParse(token.Value, out _)) found.AddError($"--listen needs an address in numbers, as 127.0.0.1 or 0.0.0.0, but is {token.Value}.");
        });
        var verb = new Command("serve", "Show results and models in the browser: explore outcomes, read histories, try changes.") { results, models, port, listen };
        verb.SetAction((parsed, cancellation) => Serve(
            new(parsed.GetRequiredValue(results), parsed.GetValue(models) ?? ModelFolders.Around(".").Models, IPAddress.Parse(parsed.GetRequiredValue(listen)), parsed.GetValue(port)), cancellation));
        return verb;
    }

    private static async Task<int> Serve(ServeRequest request, CancellationToken cancellation)
    {
        if (File.Exists(request.Results)) throw new WrongRequestException($"{request.Results} is a file. The page shows a folder of results, or one result, which is a folder too.");
        if (request.Results != ServeRequest.DefaultResults && !Directory.Exists(request.Results)) throw new WrongRequestException($"There is no folder {request.Results}. Without a name the page shows {ServeRequest.DefaultResults}.");
        // Ctrl-C is minded only once a verb first waits: before that it would be lost, with a server that listens already.
        await Task.Yield();
        await using var server = await PageServer.Start(request, cancellation);
        var console = Screen.Output();
        Screen.PrintHead(console, "Open this in a browser on this machine:");
        Screen.PrintWhole(console, $"  {server.Address}#token={server.Token.Text}");
        console.WriteLine($"Results from {request.Results}, models from {request.Models}. Ctrl-C ends it.");
        if (!IPAddress.IsLoopback(request.Address))
            console.WriteLine("Others can connect: whoever has the whole address can read all results and have models played.");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how it ends.
        }

        return ExitCode.Done;
    }
}

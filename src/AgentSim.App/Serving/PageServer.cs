using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AgentSim.App.Serving;

/// <summary>The server of the page. What it may do is written down here: it reads no settings of its own and no environment.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private const int LargestBody = 256 << 10;
    private const int LongestLine = 32 << 10;
    private const int MostConnections = 200;
    private const int MostAtOnce = 16;
    private const int MostWaiting = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly WebApplication application;
    private readonly ExplorationPool pool = new();
    private readonly Workshop workshop = new();
    private readonly ResultRoutes explored;
    private readonly FigureRoutes figures;
    private readonly CancellationTokenSource ending = new();
    private Task warming = Task.CompletedTask;

    private PageServer(ServeRequest request)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(request.Address, request.Port);
            options.Limits.MaxRequestBodySize = LargestBody;
            options.Limits.MaxRequestLineSize = LongestLine;
            options.Limits.MaxConcurrentConnections = MostConnections;
            options.Limits.RequestHeadersTimeout = Patience;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddResponseCompression();
        builder.Services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context.Request.Path));
            options.OnRejected = (rejected, _) => new(Problem.Write(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "Too much is asked at once; try again in a moment."));
        });
        application = builder.Build();
        var guard = new Guard(request.Address, Token);
        application.Use(guard.Check);
        var folders = new ServedFolders(request);
        application.Use(Problem.Catching(folders));
        application.UseResponseCompression();
        application.UseRouting();
        application.UseRateLimiter();
        var (results, models) = (new ResultGallery(request.Results), new ModelGallery(request.Models));
        PageFiles.Map(application);
        new StartRoutes(Token, request).Map(application);
        var cache = new AnswerCache();
        explored = new(results, pool, cache);
        explored.Map(application);
        figures = new(results, cache);
        figures.Map(application);
        new TrialRoutes(models, workshop).Map(application);
        new ExperimentRoutes(models, request.Results, folders, workshop).Map(application);
        new WorkRoutes(workshop).Map(application);
        application.MapFallback(context => Problem.Write(context, StatusCodes.Status404NotFound, "There is no such page."));
    }

    /// <summary>The token of this start.</summary>
    public AccessToken Token { get; } = new();

    /// <summary>The address of the page, without the token.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts a server.</summary>
    /// <exception cref="WrongRequestException">The address or port cannot be listened to.</exception>
    public static async Task<PageServer> Start(ServeRequest request, CancellationToken cancellation)
    {
        var server = new PageServer(request);
        try
        {
            await server.application.StartAsync(cancellation);
        }
        catch (IOException taken)
        {
            await server.DisposeAsync();
            throw new WrongRequestException(taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException
                ? $"Port {request.Port} of {request.Address} is taken. --port takes another, --port 0 any that is free."
                : $"Nothing can listen at port {request.Port} of {request.Address}: {taken.Message}");
        }
        catch (System.Net.Sockets.SocketException refused)
        {
            await server.DisposeAsync();
            throw new WrongRequestException($"Nothing can listen at port {request.Port} of {request.Address}: {refused.Message}");
        }

        var addresses = server.application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        server.Address = new Uri(addresses.Single().Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal));
        server.warming = Task.Run(() => server.explored.WarmUp(server.ending.Token), CancellationToken.None);
        return server;
    }

    /// <summary>Ends it: what is being answered is answered, work that was started is stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await warming;
        await workshop.DisposeAsync();
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1))) await application.StopAsync(patience.Token);
        await application.DisposeAsync();
        pool.Dispose();
        figures.Dispose();
        ending.Dispose();
    }

    // Streams of events stay open, and count for nothing.
    private static RateLimitPartition<string> Limit(PathString path) => path.StartsWithSegments("/api/events")
        ? RateLimitPartition.GetNoLimiter("events")
        : RateLimitPartition.GetConcurrencyLimiter("all", _ => new() { PermitLimit = MostAtOnce, QueueLimit = MostWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
}

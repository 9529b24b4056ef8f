using System.Net;
using System.Text.Json;
using Taktchat.CloudApi.Control;
using Taktchat.CloudApi.Faults;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.Media;
using Taktchat.CloudApi.Sending;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Ui;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi;

/// <summary>Starts a simulator, in a process of its own or inside a test.</summary>
public static class SimulatorHost
{
    /// <summary>Starts listening, on loopback or not at all (<see cref="ArgumentException"/>); the address is in <c>app.Urls</c>.</summary>
    public static async Task<WebApplication> StartAsync(SimulatorOptions options)
    {
        var (address, port) = Loopback(options.Url);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(SimulatorHost).Assembly.GetName().Name });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);

        // A taken address is told by whoever started us, in one sentence instead of a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(x => x.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(address, port);
        });
        builder.Services.Configure<HostOptions>(x => x.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.ConfigureHttpJsonOptions(x => SimJson.Configure(x.SerializerOptions));
        AddServices(builder.Services, options);

        var app = builder.Build();
        app.Use(GuardAsync);
        PageEndpoints.Map(app);
        MapControl(app);
        var graph = app.Services.GetRequiredService<GraphHandler>();
        app.MapFallback("/{**path}", graph.HandleAsync);
        await app.StartAsync();
        return app;
    }

    private static void AddServices(IServiceCollection services, SimulatorOptions options)
    {
        services.AddSingleton(options).AddSingleton(new SimClock(options.TimeProvider)).AddSingleton<Activity>().AddSingleton<Scheduler>();
        services.AddSingleton<SimRandom>().AddSingleton<Tokens>().AddSingleton<Ledger>().AddSingleton<MediaStore>().AddSingleton<SimWorld>();
        services.AddSingleton<MediaLinks>().AddSingleton<MediaEndpoints>().AddSingleton<UploadSessions>().AddSingleton<MediaControl>();
        services.AddSingleton<TemplateEvents>().AddSingleton<TemplateEndpoints>().AddSingleton<TemplateControl>();
        services.AddSingleton<KnobBoard>().AddSingleton<EnvelopeBuilder>().AddSingleton<WebhookTargets>().AddSingleton<WebhookSender>().AddSingleton<DeliveryQueue>();
        services.AddHostedService(x => x.GetRequiredService<DeliveryQueue>());
        services.AddSingleton<WebhookBatcher>().AddSingleton<WebhookOutbox>().AddSingleton<UiFeed>();
        services.AddSingleton<MagicRecipients>().AddSingleton<StatusPublisher>().AddSingleton<CustomerWriter>().AddSingleton<StatusPipeline>();
        services.AddSingleton<ReadReceipts>().AddSingleton<MessagesEndpoint>().AddSingleton<FaultTable>().AddSingleton<RequestLog>();
        services.AddSingleton<GraphAuth>().AddSingleton<Handshake>().AddSingleton<TokenEndpoints>().AddSingleton<NumberEndpoints>();
        services.AddSingleton<AccountEndpoints>().AddSingleton<AppEndpoints>().AddSingleton<ObjectEndpoints>();
        services.AddSingleton<GraphRouter>().AddSingleton<GraphHandler>();
        services.AddSingleton<SeedEndpoints>().AddSingleton<EventEndpoints>().AddSingleton<InboundEndpoints>().AddSingleton<InboundBuilder>().AddSingleton<InboundMedia>()
            .AddSingleton<InboundChange>().AddSingleton<TapEndpoint>().AddSingleton<BehaviourEndpoints>();
        services.AddSingleton<InspectionEndpoints>().AddSingleton<PhoneEndpoints>().AddSingleton<ResetEndpoint>();
        services.AddSingleton<Pipes>().AddSingleton<Settings>();
    }

    private static void MapControl(WebApplication app)
    {
        var sim = app.MapGroup("/_sim");
        app.Services.GetRequiredService<ResetEndpoint>().Map(sim);
        app.Services.GetRequiredService<SeedEndpoints>().Map(sim);
        app.Services.GetRequiredService<EventEndpoints>().Map(sim);
        app.Services.GetRequiredService<InboundEndpoints>().Map(sim);
        app.Services.GetRequiredService<TapEndpoint>().Map(sim);
        app.Services.GetRequiredService<MediaControl>().Map(sim);
        app.Services.GetRequiredService<TemplateControl>().Map(sim);
        app.Services.GetRequiredService<BehaviourEndpoints>().Map(sim);
        app.Services.GetRequiredService<InspectionEndpoints>().Map(sim);
        app.Services.GetRequiredService<PhoneEndpoints>().Map(sim);
        sim.MapFallback("/{**path}", () => Results.Json(new { error = "There is no such control." }, statusCode: 404));
    }

    /// <summary>A foreign web page must not steer the simulator through the visitor's browser.</summary>
    private static async Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        var origin = http.Request.Headers.Origin.ToString();
        var isForeign = origin.Length > 0 && !origin.EndsWith("://" + http.Request.Host, StringComparison.OrdinalIgnoreCase);
        if (isForeign || !IsLocal(http.Request.Host.Host))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        try
        {
            await next(http);
        }
        catch (Exception exception) when (exception is BadHttpRequestException or JsonException or FormatException or InvalidOperationException
            && http.Request.Path.StartsWithSegments("/_sim", StringComparison.Ordinal) && !http.Response.HasStarted)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsJsonAsync(new { error = exception.Message });
        }
    }

    private static bool IsLocal(string host) =>
        host is "localhost" or "[::1]" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static (IPAddress Address, int Port) Loopback(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != "http" || !IsLocal(uri.Host))
        {
            throw new ArgumentException($"The simulator listens on http and loopback only, so {url} is refused.");
        }

        return (uri.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(uri.Host.Trim('[', ']')), uri.Port);
    }
}

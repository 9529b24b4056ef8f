using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Scalar.AspNetCore;
using Taktchat.Channels;
using Taktchat.Contacts;
using Taktchat.Files;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;
using Taktchat.Messages;
using Taktchat.Server.Health;
using Taktchat.Server.Realtime;
using Taktchat.Tenancy;
using Taktchat.Tickets;

namespace Taktchat.Server.Hosting;

/// <summary>Puts the modules together into one process.</summary>
public static class TaktchatServer
{
    public static void AddTaktchat(this WebApplicationBuilder builder, Installation installation)
    {
        var services = builder.Services;
        var configuration = builder.Configuration;
        if (FilesModule.WhyNot(configuration) is { } sentence)
        {
            throw new StartRefusedException(sentence);
        }

        services.AddSingleton(installation);
        QuietLoggers.Use(services);
        services.AddKernel(installation.Database);
        services.AddDatabases(installation.Database);
        services.AddDataProtection()
            .SetApplicationName("taktchat")
            .PersistKeysToFileSystem(new DirectoryInfo(
                configuration["Taktchat:KeyFolder"] is { Length: > 0 } set ? set : Path.Combine(installation.DataFolder, "keys")));
        services.AddTenancy().AddFiles(configuration, installation.DataFolder).AddChannels(configuration).AddContacts().AddTickets().AddMessages();
        services.ConfigureHttpJsonOptions(x => Json.Configure(x.SerializerOptions));
        services.AddTrustedProxies(configuration);
        services.AddWebApp();
        services.AddOpenApi("v1", OpenApiDocument.Configure);
        services.AddResponseCompression(x =>
        {
            // Only files of the web app: they hold no secret that an answer's length could tell.
            x.EnableForHttps = true;
            x.Providers.Add<BrotliCompressionProvider>();
            x.Providers.Add<GzipCompressionProvider>();
            x.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml", "application/manifest+json"];
        });
        builder.WebHost.ConfigureKestrel(x => x.AddServerHeader = false);
        builder.AddEngine(installation);
        AddRealtime(services, configuration);
        AddTraces(services, configuration);
    }

    public static void UseTaktchat(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseProblems();
        app.UseSecurityHeaders();
        app.UseOrigins();
        app.UseRouting();
        // Webhooks prove themselves by their signature; reading tokens would cost each of them for nothing.
        app.UseWhen(
            static http => !http.Request.Path.StartsWithSegments("/webhooks", StringComparison.OrdinalIgnoreCase),
            static inside => inside.UseAuthentication().UseAccess());
        var api = app.MapGroup("/api");
        api.MapTenancy();
        api.MapFiles(app);
        api.MapChannels(app);
        api.MapContacts();
        api.MapTickets();
        api.MapMessages();
        app.MapHub<TaktchatHub>("/hub").WithMetadata(new PermissionRequirement(null));
        app.MapHealth();
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs", x => x.WithTitle("Taktchat API")).AllowAnonymous();
        app.UseWebApp();
    }

    /// <summary>What must be there before the first request is taken.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken = default)
    {
        await Migrator.MigrateAsync(app.Services, cancellationToken);
        await app.Services.PrepareTenancyAsync(cancellationToken);
        await app.Services.PrepareFilesAsync(cancellationToken);
    }

    private static void AddRealtime(IServiceCollection services, ConfigurationManager configuration)
    {
        var signalR = services.AddSignalR().AddJsonProtocol(x => Json.Configure(x.PayloadSerializerOptions));
        var redis = configuration["Taktchat:Redis"];
        if (!string.IsNullOrWhiteSpace(redis))
        {
            signalR.AddStackExchangeRedis(redis);
        }

        services.AddSingleton(new Backplane(!string.IsNullOrWhiteSpace(redis)));
        services.AddHosted<HubConnections>();
        services.AddHosted<RealtimePusher>();
        services.AddSingleton<IRealtime>(x => x.GetRequiredService<RealtimePusher>());
    }

    private static void AddTraces(IServiceCollection services, ConfigurationManager configuration)
    {
        if (!string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            // Query strings are struck out by the instrumentation: the hub's carries a token.
            services.AddOpenTelemetry().UseOtlpExporter().WithTracing(x => x.AddAspNetCoreInstrumentation());
        }
    }
}

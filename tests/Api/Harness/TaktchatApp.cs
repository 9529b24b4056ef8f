using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Taktchat.CloudApi;
using Taktchat.Kernel;
using Taktchat.Kernel.Sql;
using Taktchat.Server.Hosting;
using Taktchat.Tests;

[assembly: AssemblyFixture(typeof(Taktchat.Api.Harness.TaktchatApp))]

namespace Taktchat.Api.Harness;

/// <summary>The whole product on a real database, with the simulator beside it. Each test makes its own company, so all
/// run at once on one database, and every test is a small test of isolation too.</summary>
public sealed class TaktchatApp : IAsyncLifetime
{
    /// <summary>The PostgreSQL server of the tests, as its admin; null on SQLite.</summary>
    public static string? Postgres { get; } = Environment.GetEnvironmentVariable("TAKTCHAT_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    /// <summary>Of one pool: several installations share the server of the tests.</summary>
    private const int MaxConnections = 40;

    private readonly string _folder = Directory.CreateTempSubdirectory("taktchat-test-").FullName;
    private Installation? _installation;

    /// <summary>What an application of a test's own is told differently.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>The clock of the product; a test that has to wait for days brings its own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Who reads the log, for tests that look for what must not be in it.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <summary>Where the pages lie, for tests that ask for one.</summary>
    public string? ContentRoot { get; init; }

    public WebApplication Server { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public HttpClient Simulator { get; private set; } = null!;

    public IServiceProvider Services => Server.Services;

    private WebApplication _simulator = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = await SimulatorHost.StartAsync(new SimulatorOptions());
        Simulator = new HttpClient { BaseAddress = new Uri(_simulator.Urls.First()) };
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = ["--urls", "http://127.0.0.1:0"],
            ContentRootPath = ContentRoot,
        });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Taktchat:DataFolder"] = _folder,
            ["Taktchat:Database"] = await FreshDatabaseAsync(),
            ["Taktchat:WhatsAppCloud:GraphBaseUrl"] = _simulator.Urls.First(),
            ["Taktchat:WhatsAppCloud:MediaBaseUrl"] = _simulator.Urls.First(),
            ["Taktchat:WhatsAppCloud:TimeoutSeconds"] = "3",
            ["Taktchat:Simulator"] = "true",
        });
        builder.Configuration.AddInMemoryCollection(Settings);
        _installation = Installation.Open(builder.Configuration);
        builder.AddTaktchat(_installation);
        Logging?.Invoke(builder.Logging);
        builder.Services.AddSingleton(Clock);
        Server = builder.Build();
        Server.UseTaktchat();
        await Server.PrepareAsync();
        await Server.StartAsync();
        Address = new Uri(Server.Urls.First());
        Server.Configuration["Taktchat:PublicUrl"] = Address.ToString().TrimEnd('/');
    }

    public async ValueTask DisposeAsync()
    {
        await Server.StopAsync();
        await Server.DisposeAsync();
        await _simulator.DisposeAsync();
        if (_installation!.Database.Engine == SqlEngine.PostgreSql)
        {
            // EF Core's pool would keep its connections for minutes after its installation.
            await using var any = new NpgsqlConnection(_installation.Database.ConnectionString);
            NpgsqlConnection.ClearPool(any);
        }

        await _installation.Database.DisposeAsync();
        _installation.Dispose();
        Simulator.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A company with a number of its own at the simulator; its connection is made when first asked for.</summary>
    public Task<TestCompany> CompanyAsync() => TestCompany.CreateAsync(this);

    public HttpClient Anonymous() => new() { BaseAddress = Address };

    public async Task<JsonElement> SimAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, "/_sim/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Simulator.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Waits for something to become true; a test that waits in vain fails with what it saw last.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> isThere, int seconds = 20)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (isThere(seen))
            {
                return seen;
            }

            if (TimeProvider.System.GetElapsedTime(deadline).TotalSeconds > seconds)
            {
                Assert.Fail($"Waited {seconds} s in vain; last seen: {JsonSerializer.Serialize(seen, Json.Options)}");
            }

            await Task.Delay(20);
        }
    }

    private static async Task<string?> FreshDatabaseAsync()
    {
        if (Postgres is not { } admin)
        {
            return null;
        }

        var database = await PostgresServer.FreshDatabaseAsync(admin, "taktchat_test");
        return new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = MaxConnections }.ToString();
    }
}

using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Taktchat.CloudApi;
using Taktchat.Tests;

namespace Taktchat.EndToEnd;

/// <summary>The product as a customer starts it: a process of its own on an empty data folder, beside the simulator.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("taktchat-e2e-").FullName;
    private readonly WebApplication _simulator;
    private Process? _server;

    private Installation(WebApplication simulator) => _simulator = simulator;

    public Uri Address { get; private set; } = null!;

    public HttpClient Simulator { get; } = new();

    public string AppSecret { get; } = Guid.CreateVersion7().ToString("N");

    public static async Task<Installation> StartAsync()
    {
        var options = new SimulatorOptions();
        var made = new Installation(await SimulatorHost.StartAsync(options));
        made.Simulator.BaseAddress = new Uri(made._simulator.Urls.First());
        await made.SimAsync("apps", new { id = options.AppId, secret = made.AppSecret });
        await made.RunServerAsync();
        return made;
    }

    public async Task SimAsync(string path, object body)
    {
        using var answer = await Simulator.PostAsJsonAsync("/_sim/" + path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task<JsonElement> SimAsync(string path) => Simulator.GetFromJsonAsync<JsonElement>("/_sim/" + path);

    public async ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            _server.Kill();
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        Simulator.Dispose();
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task RunServerAsync()
    {
        // Webhooks are delivered to a fixed address, so the port is chosen before the server starts.
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("dotnet", [ServerProgram(), "--urls", Address.ToString()])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["Taktchat__DataFolder"] = _folder;
        start.Environment["Taktchat__Database"] = await FreshDatabaseAsync();
        start.Environment["Taktchat__WhatsAppCloud__GraphBaseUrl"] = _simulator.Urls.First();
        start.Environment["Taktchat__WhatsAppCloud__MediaBaseUrl"] = _simulator.Urls.First();
        start.Environment["Taktchat__Simulator"] = "true";
        start.Environment["Taktchat__PublicUrl"] = Address.ToString().TrimEnd('/');
        _server = Process.Start(start)!;
        string? line;
        do
        {
            line = await _server.StandardOutput.ReadLineAsync();
        }
        while (line is not null && !line.StartsWith("Taktchat ", StringComparison.Ordinal));
        Assert.True(line is not null, "The server ended before it was ready.");
        // Its log must go somewhere, or it would stop when the pipe is full.
        _ = _server.StandardOutput.ReadToEndAsync();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The release build of the same clone.</summary>
    private static string ServerProgram()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Taktchat.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine(folder.FullName, "src/Server/bin/Release/net10.0/Taktchat.Server.dll");
    }

    private static async Task<string> FreshDatabaseAsync()
    {
        if (Environment.GetEnvironmentVariable("TAKTCHAT_TEST_POSTGRES") is not { Length: > 0 } admin)
        {
            return "";
        }

        return await PostgresServer.FreshDatabaseAsync(admin, "taktchat_e2e");
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Taktchat.Proof.Harness;

/// <summary>The real server and the real simulator as processes, one company and its connection. The server can be killed
/// and comes back on the same port with the same data.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string NumberId = "300000000000001";

    private const string Server = "src/Server/bin/Release/net10.0/Taktchat.Server.dll";
    private const string Simulator = "simulators/CloudApi/bin/Release/net10.0/Taktchat.CloudApi.dll";

    private readonly string _folder = Directory.CreateTempSubdirectory("taktchat-proof-").FullName;
    private readonly Dictionary<string, string> _settings = [];
    private string? _database;
    private ChildProcess _simulator = null!;
    private ChildProcess _server = null!;

    public Api Api { get; private set; } = null!;

    public HttpClient Sim { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public Uri Webhook { get; private set; } = null!;

    public string Secret { get; private set; } = "";

    public string ConnectionId { get; private set; } = "";

    public string ServerOutput => _server.Output;

    public long ServerMegabytes => _server.ResidentMegabytes;

    /// <summary>The data folder.</summary>
    public string Folder => _folder;

    /// <summary>The server's process.</summary>
    public ChildProcess First => _server;

    public string? Database => _database;

    /// <param name="settings">Of the server, beside what every stage has.</param>
    public static async Task<Stage> OpenAsync(bool isCluster = false, params (string Name, string Value)[] settings)
    {
        var stage = new Stage();
        foreach (var (name, value) in settings)
        {
            stage._settings[name] = value;
        }

        if (isCluster)
        {
            stage._settings["Taktchat__Cluster__AdvertisedAddress"] = "127.0.0.1";
            stage._settings["Taktchat__Redis"] = Engines.Redis!;
            stage._settings["Taktchat__KeyFolder"] = Path.Combine(stage._folder, "keys");
        }

        try
        {
            await stage.PrepareAsync();
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another node: the same settings, but for its address and its own data folder.</summary>
    public async Task<(ChildProcess Node, Uri Address)> JoinAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var settings = new Dictionary<string, string>(_settings) { ["Taktchat__DataFolder"] = Path.Combine(_folder, "second") };
        var (node, _) = await ChildProcess.StartAsync(Server, "Taktchat", ["--urls", address.ToString()], settings);
        return (node, address);
    }

    /// <summary>SIGKILL, then the same installation again.</summary>
    public async Task KillAndRestartAsync()
    {
        await _server.DisposeAsync();
        await StartServerAsync();
    }

    /// <summary>Ends the server and leaves its data.</summary>
    public Task StopServerAsync() => _server.KillAsync();

    /// <summary>A second start beside what there is, with some settings changed; it is to be refused.</summary>
    public Task<(int Code, string Said)> RefusedAsync(string url, params (string Name, string Value)[] changed)
    {
        var settings = new Dictionary<string, string>(_settings);
        foreach (var (name, value) in changed)
        {
            settings[name] = value;
        }

        return ChildProcess.RefusedAsync(Server, ["--urls", url], settings);
    }

    public Task ExecuteSqlAsync(string sql) => Engines.ExecuteAsync(_database, Path.Combine(_folder, "taktchat.db"), sql);

    public async Task<JsonElement> SimAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, "/_sim/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Sim.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Every stored update has been carried out or put aside. Ages are told in whole seconds: a second after the
    /// last delivery an open update is at least one second old.</summary>
    public async Task<JsonElement> InboxSettledAsync(Uri? node = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        JsonElement health = default;
        await Wait.ForAsync("an empty inbox", TimeSpan.FromMinutes(2), async () =>
        {
            var quiet = TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromSeconds(1.5);
            health = await HealthAsync(node);
            return quiet && health.GetProperty("queues").GetProperty("inboundAgeSeconds").GetInt64() == 0;
        }, () => $"{health}\n{ServerOutput}");
        return health;
    }

    public Meta Meta() => new(Webhook, Secret);

    public async Task<JsonElement> HealthAsync(Uri? node = null)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri(node ?? Address, "/health/ready"));
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }

        Api?.Dispose();
        Sim?.Dispose();
        await Engines.DropAsync(_database);
        Directory.Delete(_folder, recursive: true);
    }

    private async Task PrepareAsync()
    {
        _database = await Engines.FreshAsync();
        (_simulator, var simulator) = await ChildProcess.StartAsync(Simulator, "SIMULATOR", ["--test", "--parent-stdin", "--urls", "http://127.0.0.1:0"], _settings);
        Sim = new HttpClient { BaseAddress = simulator };
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        _settings["Taktchat__DataFolder"] = _folder;
        _settings["Taktchat__WhatsAppCloud__GraphBaseUrl"] = simulator.ToString().TrimEnd('/');
        _settings["Taktchat__WhatsAppCloud__MediaBaseUrl"] = simulator.ToString().TrimEnd('/');
        _settings["Taktchat__WhatsAppCloud__TimeoutSeconds"] = "3";
        _settings["Taktchat__Simulator"] = "true";
        _settings["Taktchat__PublicUrl"] = Address.ToString().TrimEnd('/');
        if (_database is not null)
        {
            _settings["Taktchat__Database"] = _database;
        }

        await StartServerAsync();
        Api = new Api(Address);
        await Api.SetUpAsync();
        Secret = (await SimAsync(HttpMethod.Get, "apps"))[0].GetProperty("secret").GetString()!;
        await ConnectAsync();
    }

    private async Task ConnectAsync()
    {
        using var made = await Api.SendAsync(HttpMethod.Post, "/api/connections", new
        {
            kind = "whatsapp_cloud",
            name = "Loja",
            phoneNumberId = NumberId,
            businessAccountId = "200000000000001",
            accessToken = "EAASIM-valid-proof",
            verifyToken = "verify-me",
            appSecret = Secret,
        });
        var text = await made.Content.ReadAsStringAsync();
        Assert.True(made.StatusCode == HttpStatusCode.Created, text);
        var connection = JsonSerializer.Deserialize<JsonElement>(text);
        ConnectionId = connection.GetProperty("id").GetString()!;
        Webhook = new Uri(Address, new Uri(connection.GetProperty("webhookUrl").GetString()!).AbsolutePath);
    }

    private async Task StartServerAsync() =>
        (_server, _) = await ChildProcess.StartAsync(Server, "Taktchat", ["--urls", Address.ToString()], _settings);

    /// <summary>A killed server must come back where its callers look for it, so the port is chosen before.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

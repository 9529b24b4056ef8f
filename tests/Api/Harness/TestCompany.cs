using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Api.Harness;

/// <summary>A company of one test: its people, its number, its customers.</summary>
public sealed class TestCompany
{
    private static int _number;

    private readonly TaktchatApp _app;
    private readonly int _index = Interlocked.Increment(ref _number);
    private int _customers;

    private TestCompany(TaktchatApp app, CompanyId id, UserId admin) => (_app, Id, AdminId) = (app, id, admin);

    public CompanyId Id { get; }

    public UserId AdminId { get; }

    public HttpClient Admin { get; private set; } = null!;

    public string PhoneNumberId => Digits(3);

    public string AccountId => Digits(2);

    public string AppId => Digits(7);

    public string Secret => $"app-secret-{_index}";

    public string Token => $"EAASIM-valid-{_index}";

    public string WebhookPath { get; private set; } = "";

    public string ConnectionId { get; private set; } = "";

    public static async Task<TestCompany> CreateAsync(TaktchatApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var factory = scope.ServiceProvider.GetRequiredService<ICompanyFactory>();
        var (company, admin) = await factory.CreateAsync(new("Empresa", "Ana Admin", Email(), "senha-de-teste", false), default);
        var made = new TestCompany(app, company, admin);
        made.Admin = await made.SignInAsync(admin);
        await app.SimAsync(HttpMethod.Post, "apps", new { id = made.AppId, secret = made.Secret });
        await app.SimAsync(HttpMethod.Post, "tokens", new object[] { new { token = made.Token, appId = made.AppId }, new { token = made.Token + "-new", appId = made.AppId } });
        await app.SimAsync(HttpMethod.Post, "wabas", new { id = made.AccountId, appId = made.AppId });
        await app.SimAsync(HttpMethod.Post, "numbers", new
        {
            id = made.PhoneNumberId,
            displayPhoneNumber = $"+55 11 4{made._index:D7}",
            wabaId = made.AccountId,
            appId = made.AppId,
            throughputMps = 10_000,
        });
        return made;
    }

    /// <summary>The company with its connection, ready to receive.</summary>
    public async Task<TestCompany> ConnectedAsync()
    {
        var created = await Admin.PostAsJsonAsync("/api/connections", ConnectionRequest());
        var view = await created.JsonAsync(201);
        ConnectionId = view.Text("id");
        WebhookPath = new Uri(view.Text("webhookUrl")).AbsolutePath;
        return this;
    }

    public object ConnectionRequest(string? name = null, string? token = null, string? number = null, string? account = null) => new
    {
        kind = "whatsapp_cloud",
        name = name ?? "Loja",
        phoneNumberId = number ?? PhoneNumberId,
        businessAccountId = account ?? AccountId,
        accessToken = token ?? Token,
        verifyToken = "palavra-secreta",
        appSecret = Secret,
    };

    public async Task<(HttpClient Client, UserId Id)> PersonAsync(Role role)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<IUserFactory>();
        var id = await users.CreateAsync(new(Id, $"{role} {Guid.CreateVersion7():N}"[..20], Email(), "senha-de-teste", role), default);
        return (await SignInAsync(id), id);
    }

    /// <summary>A session without the detour over the rate-limited sign-in.</summary>
    public async Task<HttpClient> SignInAsync(UserId id)
    {
        var client = _app.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(id));
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("pt-BR");
        return client;
    }

    public async Task<string> TokenAsync(UserId id)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CompanyScope>().Current = Id;
        var user = await scope.ServiceProvider.GetRequiredService<TaktchatDb>().Set<User>().SingleAsync(x => x.Id == id);
        var granted = await scope.ServiceProvider.GetRequiredService<Sessions>().BeginAsync(user, new("test", null), default);
        return scope.ServiceProvider.GetRequiredService<TokenIssuer>().Issue(user, granted.Session);
    }

    /// <summary>A phone number that nobody has, and that ends in none of the simulator's magic ways.</summary>
    public string Customer() =>
        string.Create(CultureInfo.InvariantCulture, $"55119{_index % 10000:D4}{1000 + Interlocked.Increment(ref _customers):D4}");

    /// <summary>Posts a signed webhook; answers its status.</summary>
    public async Task<int> ReceivesAsync(string body, string? secret = null, string? signature = null, string? path = null)
    {
        using var client = _app.Anonymous();
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, path ?? WebhookPath) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        signature ??= "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret ?? Secret), bytes));
        request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        using var response = await client.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>A customer writes a text; returns the wamid. Waits until it is processed.</summary>
    public async Task<string> CustomerWritesAsync(string from, string text, long? at = null, string? name = null)
    {
        var wamid = Wamid();
        Assert.Equal(200, await ReceivesAsync(Webhooks.Text(PhoneNumberId, from, wamid, text, at, name)));
        await SettlesAsync();
        return wamid;
    }

    public static string Wamid() => "wamid.HBgN" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(36));

    /// <summary>Nothing of this company is unprocessed, queued or in the air.</summary>
    public Task SettlesAsync() => TaktchatApp.UntilAsync(() => _app.Services.GetRequiredService<Database>().ReadAsync(Id, sql =>
        Count(sql, "select count(*) from inbound_events where company_id = $1 and state = 0")
        + Count(sql, "select count(*) from messages where company_id = $1 and status in (1, 2)"), default), x => x == 0);

    /// <summary>One number about this company, straight from the database.</summary>
    public Task<long> CountAsync(string query) =>
        _app.Services.GetRequiredService<Database>().ReadAsync(Id, sql => Count(sql, query), default);

    /// <summary>One id of this company, straight from the database.</summary>
    public Task<Guid> IdAsync(string query) => _app.Services.GetRequiredService<Database>().ReadAsync(Id, sql =>
    {
        Guid id = default;
        sql.Query(new SqlStatement(query), Id, static (p, company) => p.Add(company.Value), (_, row) => id = row.GetGuid(0));
        return id;
    }, default);

    public async Task<JsonElement> TicketAsync(string status = "pending") =>
        (await Admin.GetJsonAsync($"/api/tickets?status={status}")).GetProperty("items")[0];

    public async Task<JsonElement> SendAsync(string ticket, string text, string? clientId = null, HttpClient? by = null)
    {
        var response = await (by ?? Admin).PostAsJsonAsync("/api/messages",
            new { ticketId = ticket, type = "text", text, clientId = clientId ?? Guid.CreateVersion7().ToString() });
        return await response.JsonAsync(201);
    }

    /// <summary>The provider refuses this company's token from now on, as after a change of password at Meta.</summary>
    public Task TokenDiesAsync() => _app.SimAsync(HttpMethod.Post, "tokens", new { token = Token, invalidSubcode = 463 });

    public Task<JsonElement> MessageAsync(string id) => Admin.GetJsonAsync($"/api/messages/{id}");

    private long Count(SqlSession sql, string query)
    {
        long count = 0;
        sql.Query(new SqlStatement(query), Id, static (p, id) => p.Add(id.Value), (_, row) => count = row.GetLong(0));
        return count;
    }

    private string Digits(int first) => string.Create(CultureInfo.InvariantCulture, $"{first}{90_000_000_000_000 + _index}");

    private static string Email() => $"{Guid.CreateVersion7():N}@exemplo.com.br";
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Taktchat.Proof.Harness;

/// <summary>A person at the API: signs in, again when the token has run out, and reads lists to their end.</summary>
internal sealed class Api(Uri address) : IDisposable
{
    private const string Password = "segredo-da-prova-123";

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    private string _email = "prova@exemplo.com.br";

    public Uri Address => address;

    public string UserId { get; private set; } = "";

    /// <summary>What this person's screens show at the hub.</summary>
    public string? Token => _client.DefaultRequestHeaders.Authorization?.Parameter;

    public async Task SetUpAsync()
    {
        using var answer = await _client.PostAsJsonAsync("/api/setup", new { companyName = "Prova", name = "Ana", email = _email, password = Password });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Take(await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Another person of the same company.</summary>
    public async Task<Api> ColleagueAsync(string email)
    {
        using var made = await SendAsync(HttpMethod.Post, "/api/users", new { name = email, email, password = Password, role = "agent" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var colleague = new Api(address) { _email = email };
        await colleague.SignInAsync();
        return colleague;
    }

    /// <summary>The same person at another node.</summary>
    public async Task<Api> AtAsync(Uri node)
    {
        var there = new Api(node) { _email = _email };
        await there.SignInAsync();
        return there;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null)
    {
        var answer = await OnceAsync(method, path, body);
        if (answer.StatusCode != HttpStatusCode.Unauthorized)
        {
            return answer;
        }

        answer.Dispose();
        await SignInAsync();
        return await OnceAsync(method, path, body);
    }

    /// <summary>The answer to one try, without signing in again.</summary>
    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await OnceAsync(HttpMethod.Get, path, null);
        return answer.StatusCode;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>A list from its first page to its last.</summary>
    public async Task<List<JsonElement>> AllAsync(string path)
    {
        var all = new List<JsonElement>();
        string? after = null;
        do
        {
            var joint = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var page = await GetAsync($"{path}{joint}limit=200{(after is null ? "" : "&after=" + Uri.EscapeDataString(after))}");
            all.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        return all;
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> OnceAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        return await _client.SendAsync(request);
    }

    private async Task SignInAsync()
    {
        using var answer = await _client.PostAsJsonAsync("/api/auth/login", new { email = _email, password = Password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Take(await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private void Take(JsonElement session)
    {
        UserId = session.GetProperty("user").GetProperty("id").GetString()!;
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("accessToken").GetString());
    }
}

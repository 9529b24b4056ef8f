using System.Net.Http.Headers;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Taktchat.Api.Harness;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

/// <summary>The stranger's walk: every route, with everybody who must not pass.</summary>
public sealed class AccessTests(TaktchatApp app)
{
    private static readonly string[] Open = ["GET /api/setup", "POST /api/setup", "POST /api/auth/login", "POST /api/auth/refresh", "POST /api/auth/logout"];

    private List<SurfaceRoute> Routes() => Surface.Routes(app);

    [Fact]
    public void Only_the_listed_routes_are_open_to_everybody() =>
        Assert.Equal(Open.Order(), Routes().Where(x => x.IsOpen).Select(x => x.Name).Order());

    [Fact]
    public void Every_permission_a_route_asks_for_is_a_known_key() =>
        Assert.All(Routes().Where(x => x.Permission is not null), x => Assert.Contains(x.Permission, Permissions.All));

    [Fact]
    public async Task Nobody_passes_without_a_token_or_with_a_false_one()
    {
        var company = await app.CompanyAsync();
        var good = await company.TokenAsync(company.AdminId);
        string?[] tokens =
        [
            null, "nonsense", good + "x", good[..^3], Forged(company.AdminId.Value, new SymmetricSecurityKey(new byte[32])), Unsigned(good),
            new string('a', 100_000),
        ];
        foreach (var route in Routes().Where(x => !x.IsOpen))
        {
            foreach (var token in tokens)
            {
                using var client = app.Anonymous();
                client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
                using var answer = await client.SendAsync(Request(route));
                Assert.True((int)answer.StatusCode is 401 or 431, $"{route.Name} answered {(int)answer.StatusCode} to {token?[..Math.Min(10, token.Length)]}");
            }
        }
    }

    [Theory]
    [InlineData(Role.Agent)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Admin)]
    public async Task A_role_gets_403_for_exactly_what_it_lacks(Role role)
    {
        var company = await app.CompanyAsync();
        var (client, _) = await company.PersonAsync(role);
        var has = Roles.PermissionsOf(role, isSuperAdmin: false);
        foreach (var route in Routes().Where(x => !x.IsOpen))
        {
            using var answer = await client.SendAsync(Request(route));
            var allowed = route.Permission is null || has.Contains(route.Permission);
            Assert.True(allowed == ((int)answer.StatusCode != 403), $"{role} {route.Name}: {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("GET", "/api/nowhere", null, 404)]
    [InlineData("PUT", "/api/tickets", null, 405)]
    [InlineData("POST", "/api/messages", "{broken", 400)]
    [InlineData("POST", "/api/messages", "{\"text\":5}", 400)]
    [InlineData("POST", "/api/messages", "[]", 400)]
    public async Task A_request_nobody_understands_gets_a_problem_document(string method, string path, string? body, int status)
    {
        var company = await app.CompanyAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var answer = await company.Admin.SendAsync(request);
        Assert.NotEmpty(await answer.CodeAsync(status));
    }

    private static HttpRequestMessage Request(SurfaceRoute route) =>
        new(new HttpMethod(route.Method), route.Path.Replace("{id:guid}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal))
        {
            Content = route.Method is "GET" or "DELETE" ? null : new StringContent("{}", Encoding.UTF8, "application/json"),
        };

    private static string Forged(Guid user, SecurityKey key) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "taktchat",
        Audience = "taktchat",
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
        Claims = new Dictionary<string, object> { ["sub"] = user.ToString(), ["fam"] = Guid.CreateVersion7().ToString() },
        SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
    });

    private static string Unsigned(string token)
    {
        var head = Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        return $"{head}.{token.Split('.')[1]}.";
    }
}

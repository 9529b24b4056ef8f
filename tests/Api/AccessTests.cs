using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Taktchat.Api.Harness;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Api;

/// <summary>The stranger's walk: every route, with everybody who must not pass.</summary>
public sealed class AccessTests(TaktchatApp app)
{
    private static readonly string[] Open = ["GET /api/setup", "POST /api/setup", "POST /api/auth/login", "POST /api/auth/refresh", "POST /api/auth/logout"];

    private sealed record Route(string Method, string Path, string? Permission, bool IsOpen)
    {
        public string Name => $"{Method} {Path}";

        public HttpRequestMessage Request(Guid id) =>
            new(new HttpMethod(Method), Path.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal))
            {
                Content = Method is "GET" or "DELETE" ? null : new StringContent("{}", Encoding.UTF8, "application/json"),
            };
    }

    private List<Route> Routes()
    {
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(x => x.Endpoints).OfType<RouteEndpoint>()
            .Where(x => x.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
            .SelectMany(x => x.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method => new Route(
                method, x.RoutePattern.RawText!.TrimEnd('/'), x.Metadata.GetMetadata<PermissionRequirement>()?.Key,
                x.Metadata.GetMetadata<IAllowAnonymous>() is not null))).ToList();
        Assert.True(routes.Count > 30, $"Only {routes.Count} routes were found.");
        return routes;
    }

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
                using var answer = await client.SendAsync(route.Request(Guid.CreateVersion7()));
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
            using var answer = await client.SendAsync(route.Request(Guid.CreateVersion7()));
            var allowed = route.Permission is null || has.Contains(route.Permission);
            Assert.True(allowed == ((int)answer.StatusCode != 403), $"{role} {route.Name}: {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_foreign_id_answers_like_an_unknown_one()
    {
        var (mine, theirs) = (await app.CompanyAsync(), await (await app.CompanyAsync()).ConnectedAsync());
        await theirs.CustomerWritesAsync(theirs.Customer(), "Segredo");
        var ticket = await theirs.TicketAsync();
        await theirs.ReceivesAsync("not json");
        var ids = new Dictionary<string, string>
        {
            ["tickets"] = ticket.Text("id"),
            ["contacts"] = ticket.GetProperty("contact").Text("id"),
            ["connections"] = theirs.ConnectionId,
            ["users"] = theirs.AdminId.Value.ToString(),
            ["messages"] = (await theirs.Admin.GetJsonAsync($"/api/tickets/{ticket.Text("id")}/messages")).Items()[0].Text("id"),
            ["files"] = (await (await Uploads.PostAsync(theirs.Admin, "segredo"u8.ToArray(), "a.txt")).JsonAsync(201)).Text("id"),
            ["inbound-events"] = (await theirs.Admin.GetJsonAsync("/api/inbound-events")).Items()[0].Text("id"),
        };
        var walked = Routes().Where(x => x.Path.Contains("{id:guid}", StringComparison.Ordinal)).ToList();
        Assert.True(walked.Count > 15);
        foreach (var route in walked)
        {
            var area = route.Path.Split('/')[2];
            using var foreign = await mine.Admin.SendAsync(route.Request(Guid.Parse(ids[area])));
            using var unknown = await mine.Admin.SendAsync(route.Request(Guid.CreateVersion7()));
            Assert.Equal("not_found", await foreign.CodeAsync(404));
            Assert.Equal("not_found", await unknown.CodeAsync(404));
        }

        Assert.Equal("pending", (await theirs.TicketAsync()).Text("status"));
    }

    [Fact]
    public async Task A_foreign_id_in_a_body_is_unknown_too()
    {
        var (mine, theirs) = (await (await app.CompanyAsync()).ConnectedAsync(), await (await app.CompanyAsync()).ConnectedAsync());
        await theirs.CustomerWritesAsync(theirs.Customer(), "Oi");
        var ticket = (await theirs.TicketAsync()).Text("id");
        var intoTicket = await mine.Admin.PostAsJsonAsync("/api/messages", new { ticketId = ticket, type = "text", text = "x", clientId = "f1" });
        Assert.Equal("not_found", await intoTicket.CodeAsync(404));
        var over = await mine.Admin.PostAsJsonAsync("/api/messages", new { connectionId = theirs.ConnectionId, to = "11988887777", type = "text", text = "x", clientId = "f2" });
        Assert.Equal("not_found", await over.CodeAsync(404));
        Assert.Empty((await mine.Admin.GetJsonAsync($"/api/tickets?connectionId={theirs.ConnectionId}")).Items());
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

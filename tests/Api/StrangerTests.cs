using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using Taktchat.Api.Harness;

namespace Taktchat.Api;

/// <summary>The stranger's walk: an admin of one company, with every id of another in every place where an id fits. Generated from
/// the routes and the contract; a route nobody has thought of makes the first two tests fail.</summary>
public sealed class StrangerTests(TaktchatApp app)
{
    /// <summary>What an otherwise good request of each route with a body looks like. A route whose body could only name rows of the
    /// caller has one too: the walk writes foreign ids wherever the contract knows one.</summary>
    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["POST /api/auth/login"] = """{"email":"ninguem@exemplo.com.br","password":"senha-errada"}""",
        ["POST /api/setup"] = """{"companyName":"Outra","name":"Eva","email":"eva@exemplo.com.br","password":"senha-de-teste"}""",
        ["PATCH /api/me"] = """{"theme":"dark"}""",
        ["PUT /api/me/photo"] = """{"fileId":null}""",
        ["PATCH /api/company"] = """{"name":"Empresa"}""",
        ["POST /api/users"] = """{"name":"Eva","email":"EMAIL","password":"senha-de-teste","role":"agent"}""",
        ["PATCH /api/users/{id:guid}"] = """{"name":"Tomada"}""",
        ["POST /api/connections"] = """{"kind":"whatsapp_cloud","name":"Loja"}""",
        ["PATCH /api/connections/{id:guid}"] = """{"name":"Tomada"}""",
        ["POST /api/contacts"] = """{"name":"Eva","phone":"11987654321"}""",
        ["PATCH /api/contacts/{id:guid}"] = """{"name":"Tomada"}""",
        ["POST /api/messages"] = """{"type":"text","text":"Oi","clientId":"EMAIL"}""",
        ["POST /api/tickets"] = """{"phone":"11987654321"}""",
    };

    /// <summary>What must stand beside a foreign id for it to be looked at; MINE is a ticket and OVER a connection of the stranger.</summary>
    private static readonly Dictionary<string, string> Beside = new()
    {
        ["POST /api/messages /connectionId"] = """{"to":"11987654321"}""",
        ["POST /api/messages /quotedId"] = """{"ticketId":"MINE"}""",
        ["POST /api/messages /fileId"] = """{"ticketId":"MINE","type":"image"}""",
        ["POST /api/messages /template/id"] = """{"ticketId":"MINE","type":"template"}""",
        ["POST /api/tickets /contactId"] = """{"connectionId":"OVER"}""",
        ["POST /api/tickets /queueId"] = """{"connectionId":"OVER"}""",
    };

    [Fact]
    public async Task Every_route_with_a_body_has_its_case_here()
    {
        var bodies = await Surface.IdsInBodiesAsync(app);
        Assert.Equal(bodies.Keys.Order(StringComparer.Ordinal), Bodies.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(bodies, x => x.Value.Count > 1);
    }

    [Fact]
    public async Task Every_area_with_an_id_in_its_path_has_its_case_here()
    {
        var ids = await IdsAsync(await TheirsAsync());
        var areas = Surface.Routes(app).Where(x => x.Path.Contains("{id:guid}", StringComparison.Ordinal)).Select(x => x.Area).Distinct().ToList();
        Assert.True(areas.Count > 5);
        Assert.All(areas, x => Assert.True(ids.ContainsKey(x), $"No id of another company is known for /api/{x}/{{id}}."));
        Assert.DoesNotContain(Surface.Routes(app), x => x.Path.Contains('{', StringComparison.Ordinal)
            && x.Path.Replace("{id:guid}", "", StringComparison.Ordinal).Contains('{', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Foreign_ids_in_paths_and_bodies_find_nothing_and_change_nothing()
    {
        var (mine, theirs) = (await (await app.CompanyAsync()).ConnectedAsync(), await TheirsAsync());
        var ids = await IdsAsync(theirs);
        var before = await Surface.RowsAsync(app, theirs);
        var inBodies = await Surface.IdsInBodiesAsync(app);
        var walked = 0;
        await mine.CustomerWritesAsync(mine.Customer(), "Oi");
        var own = (await mine.TicketAsync()).Text("id");
        await mine.Admin.PostAsync($"/api/tickets/{own}/accept");
        foreach (var route in Surface.Routes(app).Where(x => !x.IsOpen))
        {
            var hasId = route.Path.Contains("{id:guid}", StringComparison.Ordinal);
            var path = hasId ? route.Path.Replace("{id:guid}", ids[route.Area], StringComparison.Ordinal) : route.Path;
            if (hasId)
            {
                var foreign = await RefusedAsync(mine, route, path, Body(route.Name), ids);
                var unknown = route.Path.Replace("{id:guid}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal);
                Assert.Equal(foreign, await RefusedAsync(mine, route, unknown, Body(route.Name), ids));
                walked++;
            }

            foreach (var place in inBodies.GetValueOrDefault(route.Name) ?? [])
            {
                foreach (var id in ids.Values)
                {
                    await RefusedAsync(mine, route, path, With(Body(route.Name)!, place, id, Beside.GetValueOrDefault($"{route.Name} {place}")
                        ?.Replace("MINE", own, StringComparison.Ordinal).Replace("OVER", mine.ConnectionId, StringComparison.Ordinal)), ids);
                    walked++;
                }
            }
        }

        Assert.True(walked > 30, $"{walked} requests");
        Assert.Equal(before, await Surface.RowsAsync(app, theirs));
    }

    [Fact]
    public async Task A_foreign_id_in_a_query_filters_everything_away()
    {
        var (mine, theirs) = (await (await app.CompanyAsync()).ConnectedAsync(), await TheirsAsync());
        await mine.CustomerWritesAsync(mine.Customer(), "Oi");
        var ids = await IdsAsync(theirs);
        var queries = await Surface.IdsInQueriesAsync(app);
        Assert.NotEmpty(queries);
        foreach (var (path, parameter) in queries)
        {
            foreach (var id in ids.Values)
            {
                using var answer = await mine.Admin.GetAsync($"{path}?{parameter}={id}");
                var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.True((int)answer.StatusCode is 200 or 404, $"{path}?{parameter}: {(int)answer.StatusCode}");
                Assert.DoesNotContain(ids.Values, x => text.Contains(x, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public async Task Lists_of_one_company_name_no_id_of_another()
    {
        var (mine, theirs) = (await (await app.CompanyAsync()).ConnectedAsync(), await TheirsAsync());
        await mine.CustomerWritesAsync(mine.Customer(), "Oi");
        var ids = await IdsAsync(theirs);
        var lists = Surface.Routes(app).Where(x => x is { Method: "GET", IsOpen: false } && !x.Path.Contains('{', StringComparison.Ordinal)).ToList();
        Assert.True(lists.Count > 8);
        foreach (var route in lists)
        {
            var text = await (await mine.Admin.GetAsync(route.Path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain(ids.Values.Append(theirs.Id.Value.ToString()), x => text.Contains(x, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task A_screen_joins_nothing_of_another_company()
    {
        var (mine, theirs) = (await app.CompanyAsync(), await TheirsAsync());
        await using var screen = new HubConnectionBuilder().WithUrl(new Uri(app.Address, "/hub"), x =>
            x.AccessTokenProvider = async () => await mine.TokenAsync(mine.AdminId)).Build();
        var heard = new System.Collections.Concurrent.ConcurrentQueue<string>();
        screen.On<System.Text.Json.JsonElement>("m", x => heard.Enqueue(x.ToString()));
        await screen.StartAsync(TestContext.Current.CancellationToken);
        foreach (var id in (await IdsAsync(theirs)).Values.Append(theirs.Id.Value.ToString()))
        {
            Assert.False(await screen.InvokeAsync<bool>("OpenTicket", Guid.Parse(id), TestContext.Current.CancellationToken));
        }

        // Whatever is a group by its name is no method and no argument that a client may give.
        foreach (var method in (string[])["Join", "JoinGroup", "AddToGroup", "Subscribe", "JoinAsync", "OnConnectedAsync"])
        {
            await Assert.ThrowsAnyAsync<Exception>(() => screen.InvokeAsync($"{method}", $"tickets:all:{theirs.Id.Value:N}", TestContext.Current.CancellationToken));
        }

        await theirs.CustomerWritesAsync(theirs.Customer(), "Segredo");
        await mine.ConnectedAsync();
        await mine.CustomerWritesAsync(mine.Customer(), "Meu");
        await TaktchatApp.UntilAsync(() => Task.FromResult(heard.Count), x => x > 0);
        Assert.DoesNotContain(heard, x => x.Contains("Segredo", StringComparison.Ordinal) || x.Contains(theirs.ConnectionId, StringComparison.Ordinal));
    }

    /// <summary>Answers the code of the refusal.</summary>
    private static async Task<string> RefusedAsync(TestCompany mine, SurfaceRoute route, string path, string? body, Dictionary<string, string> ids)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var answer = await mine.Admin.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode is 401 or 403 or 404, $"{route.Name} with {body}: {(int)answer.StatusCode} {text}");
        Assert.DoesNotContain(ids.Values, x => text.Contains(x, StringComparison.OrdinalIgnoreCase));
        return JsonNode.Parse(text)!["code"]!.GetValue<string>();
    }

    private static string? Body(string route) =>
        Bodies.GetValueOrDefault(route)?.Replace("EMAIL", $"{Guid.CreateVersion7():N}@exemplo.com.br", StringComparison.Ordinal);

    /// <summary>The body with an id at a place such as <c>/items/0/queueId</c>.</summary>
    private static string With(string body, string place, string id, string? beside)
    {
        var root = JsonNode.Parse(body)!;
        foreach (var (name, value) in beside is null ? [] : JsonNode.Parse(beside)!.AsObject().ToList())
        {
            root[name] = value!.DeepClone();
        }

        var at = root;
        var steps = place.Split('/').Skip(1).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            JsonNode next = i == steps.Count - 1 ? JsonValue.Create(id)! : steps[i + 1] == "0" ? new JsonArray() : new JsonObject();
            if (at is JsonArray list)
            {
                list.Add(next);
            }
            else if (i == steps.Count - 1 || at[steps[i]] is null)
            {
                at[steps[i]] = next;
            }
            else
            {
                next = at[steps[i]]!;
            }

            at = next;
        }

        return root.ToJsonString();
    }

    /// <summary>A company with a row of everything that has an address.</summary>
    private async Task<TestCompany> TheirsAsync()
    {
        var theirs = await (await app.CompanyAsync()).ConnectedAsync();
        await theirs.CustomerWritesAsync(theirs.Customer(), "Segredo");
        await theirs.ReceivesAsync("not json");
        await theirs.SettlesAsync();
        return theirs;
    }

    private static async Task<System.Text.Json.JsonElement> FileAsync(TestCompany company)
    {
        using var content = new ByteArrayContent("Segredo"u8.ToArray());
        return await (await company.Admin.PostAsync("/api/files?name=a.txt&use=attachment", content)).JsonAsync(201);
    }

    /// <summary>One id of each kind, by the part of the address that it belongs to.</summary>
    private static async Task<Dictionary<string, string>> IdsAsync(TestCompany theirs)
    {
        var ticket = await theirs.TicketAsync();
        return new()
        {
            ["tickets"] = ticket.Text("id"),
            ["contacts"] = ticket.GetProperty("contact").Text("id"),
            ["connections"] = theirs.ConnectionId,
            ["users"] = theirs.AdminId.Value.ToString(),
            ["me"] = (await theirs.IdAsync("select id from sessions where company_id = $1")).ToString(),
            ["queues"] = (await theirs.IdAsync("select id from queues where company_id = $1")).ToString(),
            ["messages"] = (await theirs.Admin.GetJsonAsync($"/api/tickets/{ticket.Text("id")}/messages")).Items()[0].Text("id"),
            ["files"] = (await FileAsync(theirs)).Text("id"),
            ["inbound-events"] = (await theirs.Admin.GetJsonAsync("/api/inbound-events")).Items()[0].Text("id"),
        };
    }
}

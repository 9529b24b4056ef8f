using System.Net.Http.Json;
using Taktchat.Api.Harness;

namespace Taktchat.Api;

/// <summary>The first visit of an empty installation: each test starts one of its own.</summary>
public sealed class SetupTests
{
    [Fact]
    public async Task Of_fifty_who_set_up_at_once_one_becomes_the_administrator()
    {
        var app = new TaktchatApp();
        await app.InitializeAsync();
        try
        {
            using var client = app.Anonymous();
            Assert.True((await client.GetJsonAsync("/api/setup")).GetProperty("needed").GetBoolean());

            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => client.PostAsJsonAsync("/api/setup", Request(i))));

            var winner = await answers.Single(x => (int)x.StatusCode == 201).JsonAsync(201);
            foreach (var loser in answers.Where(x => (int)x.StatusCode != 201))
            {
                Assert.Equal("setup.done", await loser.CodeAsync(409));
            }

            Assert.True(winner.GetProperty("user").GetProperty("isSuperAdmin").GetBoolean());
            Assert.False((await client.GetJsonAsync("/api/setup")).GetProperty("needed").GetBoolean());
            client.DefaultRequestHeaders.Authorization = new("Bearer", winner.Text("accessToken"));
            Assert.Single((await client.GetJsonAsync("/api/users")).Items());
            Assert.Single((await client.GetJsonAsync("/api/queues")).Items());
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static object Request(int i) => new
    {
        companyName = $"Empresa {i}",
        name = $"Pessoa {i}",
        email = $"pessoa{i}@exemplo.com.br",
        password = "senha-de-teste",
    };
}

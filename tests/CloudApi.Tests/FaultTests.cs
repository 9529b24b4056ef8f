using System.Net;
using System.Net.Http.Json;

namespace Taktchat.CloudApi.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_happens_as_often_as_told_and_only_where_it_fits()
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        await lab.FaultsAsync("""{"faults":[{"match":{"path":"messages","to":"+5511*","type":"text"},"times":2,"http":400,"code":130429}]}""");

        var (other, _) = await lab.GraphAsync(HttpMethod.Get, Lab.Number);
        int[] codes = [await lab.SendAsync(Lab.Text()), await lab.SendAsync(Lab.Text()), await lab.SendAsync(Lab.Text())];

        Assert.Equal(HttpStatusCode.OK, other);
        Assert.Equal([130429, 130429, 0], codes);
        Assert.Equal(1, (int)(await lab.SeeAsync("ledger"))["count"]!);
    }

    [Theory]
    [InlineData("""{"http":502,"body":"<html>Bad gateway</html>"}""", 502, "<html>Bad gateway</html>")]
    [InlineData("""{"http":503}""", 503, "")]
    public async Task A_server_may_fail_without_a_graph_error(string rule, int status, string body)
    {
        await using var lab = await Lab.StartAsync();
        await lab.FaultsAsync(rule);

        using var answer = await PostAsync(lab);

        Assert.Equal((status, body), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Lab.Cancel)));
    }

    [Fact]
    public async Task A_token_can_die_everywhere_at_once()
    {
        await using var lab = await Lab.StartAsync();
        await lab.FaultsAsync("""{"match":{"path":"*"},"http":401,"code":190,"subcode":463}""");

        var (status, body) = await lab.GraphAsync(HttpMethod.Get, Lab.Number);

        Assert.Equal((HttpStatusCode.Unauthorized, 463), (status, (int)body["error"]!["error_subcode"]!));
    }

    [Theory]
    [InlineData("""{"match":{"path":"messages"},"acceptThenTimeout":true,"holdMs":0}""", 1)]
    [InlineData("""{"match":{"path":"messages"},"connectionReset":"afterBody","process":true}""", 1)]
    [InlineData("""{"match":{"path":"messages"},"connectionReset":"afterBody"}""", 0)]
    [InlineData("""{"match":{"path":"messages"},"connectionReset":"beforeBody"}""", 0)]
    public async Task A_lost_answer_tells_nothing_and_the_ledger_tells_the_truth(string rule, int accepted)
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        await lab.FaultsAsync(rule);

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(lab));

        Assert.Equal(accepted, (int)(await lab.SeeAsync("ledger"))["count"]!);
    }

    [Fact]
    public async Task A_held_connection_stays_open_until_its_time()
    {
        await using var lab = await Lab.StartAsync();
        await lab.OpenWindowAsync();
        await lab.FaultsAsync("""{"match":{"path":"messages"},"acceptThenTimeout":true,"holdMs":60000}""");

        var sending = PostAsync(lab);
        await Lab.UntilAsync(async () => (int)(await lab.SeeAsync("ledger"))["count"]! == 1);
        Assert.False(sending.IsCompleted);

        // The hold begins a moment after the ledger shows the message, so time is moved until it has ended.
        await Lab.UntilAsync(() =>
        {
            lab.Time.Advance(TimeSpan.FromSeconds(60));
            return Task.FromResult(sending.IsCompleted);
        });

        await Assert.ThrowsAsync<HttpRequestException>(() => sending);
    }

    [Fact]
    public async Task A_seed_repeats_the_same_share_of_faults()
    {
        var first = await OutcomesAsync();
        var second = await OutcomesAsync();

        Assert.Equal(first, second);
        Assert.Contains(131000, first);
        Assert.Contains(0, first);
    }

    private static async Task<List<int>> OutcomesAsync()
    {
        await using var lab = await Lab.StartAsync(subscribed: false);
        await lab.FaultsAsync("""{"match":{"path":"messages"},"percent":30,"http":500,"code":131000}""");
        var codes = new List<int>();
        for (var i = 0; i < 30; i++)
        {
            codes.Add(await lab.SendAsync(Lab.Text()));
        }

        return codes;
    }

    private static Task<HttpResponseMessage> PostAsync(Lab lab)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/v25.0/{Lab.Number}/messages") { Content = JsonContent.Create(Lab.Text()) };
        request.Headers.Authorization = new("Bearer", "EAASIM-valid");
        return lab.Http.SendAsync(request, Lab.Cancel);
    }
}

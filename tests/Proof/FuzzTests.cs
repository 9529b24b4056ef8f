using System.Globalization;
using System.Net;
using Taktchat.Proof.Harness;

namespace Taktchat.Proof;

/// <summary>Whatever comes to the webhook is answered clearly, and the next good message passes.</summary>
[Collection(Scale.OneAtATime)]
public sealed class FuzzTests
{
    private const int BetweenGoodOnes = 50;
    private const long MaxMegabytes = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Every_mutated_payload_gets_a_clear_answer_and_the_next_good_message_passes()
    {
        var chance = Scale.Chance($"Fuzz on {Engines.Name}");
        await using var stage = await Stage.OpenAsync();
        using var meta = stage.Meta();
        var mutations = new Mutations(chance);
        var answers = new Dictionary<HttpStatusCode, int>();
        var start = stage.ServerMegabytes;

        for (var i = 1; i <= Scale.Of(800, 5_000); i++)
        {
            var status = await OneAsync(meta, mutations, chance, i);
            answers[status] = answers.GetValueOrDefault(status) + 1;
            if (i % BetweenGoodOnes == 0)
            {
                await GoodAsync(stage, meta, i);
            }
        }

        var health = await stage.InboxSettledAsync();
        await ReadEverythingAsync(stage);
        Scale.Report($"{string.Join(", ", answers.Select(x => $"{(int)x.Key}: {x.Value}"))}; "
            + $"{health.GetProperty("parkedEvents")} put aside; RSS {start} MB, then {stage.ServerMegabytes} MB");
        Assert.True(stage.ServerMegabytes < MaxMegabytes, $"{stage.ServerMegabytes} MB");
    }

    private static async Task<HttpStatusCode> OneAsync(Meta meta, Mutations mutations, Random chance, int number)
    {
        var body = mutations.Of(Meta.Body([Message(chance.Next(100), number)]));
        var (signature, wanted) = (default(string), default(HttpStatusCode?));
        switch (chance.Next(20))
        {
            case 0:
                // Size is judged first: what is too large is not even read.
                (signature, wanted) = (WrongSignature(meta, body, chance),
                    body.Length > 3 * 1024 * 1024 ? HttpStatusCode.RequestEntityTooLarge : HttpStatusCode.Unauthorized);
                break;
            case 1:
                (body, wanted) = (new byte[(3 * 1024 * 1024) + 1 + chance.Next(1000)], HttpStatusCode.RequestEntityTooLarge);
                break;
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        var (status, text) = await meta.PostAsync(body, deadline.Token, signature);
        var clear = wanted is { } one
            ? status == one
            : status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestEntityTooLarge;
        Assert.True(clear, $"payload {number}: {(int)status} {text}\n{Convert.ToBase64String(body.AsSpan(0, Math.Min(body.Length, 2000)))}");
        return status;
    }

    private static string WrongSignature(Meta meta, byte[] body, Random chance) => chance.Next(5) switch
    {
        0 => "",
        1 => meta.Sign([.. body, 0]),
        2 => meta.Sign(body).Replace("sha256=", "sha1=", StringComparison.Ordinal),
        3 => meta.Sign(body)[..40],
        _ => "sha256=" + new string('z', 64),
    };

    private static Numbered Message(int customer, int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"5511{920000000 + customer}"), number,
        string.Create(CultureInfo.InvariantCulture, $"wamid.fuzz{number}"), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    private static async Task GoodAsync(Stage stage, Meta meta, int number)
    {
        var good = new Numbered("5511930000001", number, $"wamid.good{number}", TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var (status, text) = await meta.PostAsync(Meta.Body([good]), TestContext.Current.CancellationToken);
        Assert.True(status == HttpStatusCode.OK, text);
        await Wait.ForAsync("the good message on its ticket", Patience, async () =>
        {
            var page = await stage.Api.GetAsync("/api/tickets?search=5511930000001");
            return page.GetProperty("items").EnumerateArray().Any(x => x.GetProperty("lastMessage").GetString() == good.Text);
        }, () => stage.ServerOutput, 20);
    }

    /// <summary>What was let in can be shown: every list answers to its end.</summary>
    private static async Task ReadEverythingAsync(Stage stage)
    {
        foreach (var ticket in await stage.Api.AllAsync("/api/tickets"))
        {
            await stage.Api.AllAsync($"/api/tickets/{ticket.GetProperty("id").GetString()}/messages");
        }

        await stage.Api.AllAsync("/api/contacts");
        await stage.Api.AllAsync("/api/inbound-events");
    }
}

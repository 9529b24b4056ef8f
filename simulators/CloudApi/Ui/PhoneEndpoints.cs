using System.Text.Json.Nodes;
using Taktchat.CloudApi.Control;
using Taktchat.CloudApi.Sending;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Ui;

internal sealed record ChatRef(string? Number, string Contact);

internal sealed record PlayedRef(string Wamid);

/// <summary>What the demo phone needs: numbers, chats, one conversation, and the news of both.</summary>
internal sealed class PhoneEndpoints(
    SimWorld world,
    SimulatorOptions options,
    UiFeed feed,
    StatusPipeline pipeline,
    KnobBoard knobs,
    SimClock clock)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public void Map(IEndpointRouteBuilder sim)
    {
        sim.MapGet("/phone", State);
        sim.MapGet("/chat", (string? number, string contact) => Conversation(Find(new ChatRef(number, contact))));
        sim.MapPost("/chat/read", (JsonNode body) => Read(Find(SimJson.Read<ChatRef>(body))));
        sim.MapPost("/chat/played", (JsonNode body) => Play(SimJson.Read<PlayedRef>(body)));
        sim.MapGet("/events", EventsAsync);
    }

    private object State(string? number)
    {
        var line = world.NumberFor(number);
        var people = world.Contacts.All
            .Select(x => Row(world.ChatOf(line, x)))
            .OrderByDescending(x => x.Last?.At ?? DateTimeOffset.MinValue)
            .ThenBy(x => x.Name, StringComparer.CurrentCulture);
        return new
        {
            demo = world.IsDemo,
            appUrl = options.PublicUrl,
            now = clock.UtcNow,
            number = line.Id,
            subscribed = world.Wabas.GetValueOrDefault(line.WabaId)?.Subscriptions.IsEmpty == false,
            numbers = world.Numbers.Values
                .OrderBy(x => x.VerifiedName, StringComparer.CurrentCulture)
                .Select(x => new { x.Id, x.DisplayPhoneNumber, x.VerifiedName }),
            chats = people.Take(500),
        };
    }

    private static ChatRow Row(Chat chat) => new(
        chat.Contact.Phone,
        chat.Contact.Name,
        chat.Last() is { } last ? Bubble.Of(last) : null,
        chat.OpenedOnPhone ? chat.Snapshot().Count(x => !x.Inbound && x.Status is "sent" or "delivered") : 0);

    private static object Conversation(Chat chat) => new
    {
        contact = new { chat.Contact.Phone, chat.Contact.WaId, chat.Contact.Name, chat.Contact.Username, chat.Contact.HidesPhone },
        messages = chat.Snapshot().Select(Bubble.Of),
    };

    private IResult Read(Chat chat)
    {
        chat.OpenedOnPhone = true;
        pipeline.ReadAll(chat, knobs.For(chat));
        return Results.NoContent();
    }

    private IResult Play(PlayedRef played)
    {
        if (world.FindMessage(played.Wamid) is { Inbound: false } message)
        {
            pipeline.Play(message, knobs.For(message.Chat));
        }

        return Results.NoContent();
    }

    private Chat Find(ChatRef chat) => world.ChatOf(world.NumberFor(chat.Number), world.Contacts.Resolve(Phone.Digits(chat.Contact)));

    private async Task EventsAsync(HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        var channel = feed.Join();
        try
        {
            await http.Response.WriteAsync(": hello\n\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await WriteNextAsync(http, channel.Reader);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the simulator stops.
        }
        finally
        {
            feed.Leave(channel);
        }
    }

    private static async Task WriteNextAsync(HttpContext http, System.Threading.Channels.ChannelReader<string> reader)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(Heartbeat);
        string text;
        try
        {
            text = $"data: {await reader.ReadAsync(patience.Token)}\n\n";
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            text = ": still here\n\n";
        }

        await http.Response.WriteAsync(text, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}

internal sealed record ChatRow(string Phone, string Name, Bubble? Last, int Unread);

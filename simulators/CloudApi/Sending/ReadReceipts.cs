using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Ui;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Sending;

/// <summary>The business reads a customer's message, and perhaps begins to type.</summary>
internal sealed class ReadReceipts(SimWorld world, SimClock clock, UiFeed feed)
{
    public GraphReply Handle(JsonObject json, SimNumber number)
    {
        if (GraphCall.Text(json, "messaging_product") != "whatsapp")
        {
            return GraphError.Parameter("The parameter messaging_product is required.");
        }

        if (GraphCall.Text(json, "status") != "read")
        {
            return GraphError.Of(131009, "status must be read");
        }

        if (GraphCall.Text(json, "message_id") is not { Length: > 0 } wamid)
        {
            return GraphError.Of(131008, "Parameter 'message_id' is missing");
        }

        if (json["typing_indicator"] is { } typing && GraphCall.Text(typing as JsonObject, "type") != "text")
        {
            return GraphError.Of(131009, "typing_indicator.type must be text");
        }

        if (world.FindMessage(wamid) is not { Inbound: true } message || message.Chat.Number.Id != number.Id)
        {
            // A demo forgets at every start; the application may still read what came before.
            return world.IsDemo ? GraphReply.Success : GraphError.Of(131009, "message_id is not a message received by this number");
        }

        MarkRead(message);
        if (json["typing_indicator"] is not null)
        {
            message.TypingAt = clock.UtcNow;
            feed.Typing(message.Chat);
        }

        return GraphReply.Success;
    }

    private void MarkRead(ChatMessage last)
    {
        foreach (var message in last.Chat.Snapshot().Where(x => x.Inbound && x.At <= last.At))
        {
            if (message.TryAdvance("read"))
            {
                feed.Status(message);
            }
        }
    }
}

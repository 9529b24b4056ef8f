using System.Text.Json.Nodes;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Webhooks;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Sending;

/// <summary><c>POST /{phone-number-id}/messages</c>: accepts a message after the platform's checks, in the platform's order.</summary>
internal sealed class MessagesEndpoint(
    SimWorld world,
    SimClock clock,
    KnobBoard knobs,
    MagicRecipients magic,
    StatusPipeline pipeline,
    ReadReceipts receipts)
{
    private static readonly TimeSpan ReactionWindow = TimeSpan.FromDays(30);
    private const string PaymentProblem = "Message failed to send because there were one or more errors related to your payment method.";

    public async Task<GraphReply> HandleAsync(GraphCall call, SimToken token, SimNumber number, SimRandom random)
    {
        if (GraphAuth.Require(token, SimToken.Messaging, number.WabaId) is { } refusal)
        {
            return refusal;
        }

        if (StateError(number) is { } blocked)
        {
            return blocked;
        }

        if (call.Json?.ContainsKey("status") == true)
        {
            return receipts.Handle(call.Json, number);
        }

        var (request, error) = SendRequest.Parse(call.Json, (to, userId) => Recipients.Check(number, to, userId));
        return request is null ? error! : await SendAsync(request, number, random);
    }

    private async Task<GraphReply> SendAsync(SendRequest request, SimNumber number, SimRandom random)
    {
        if (Recipients.Find(world, number, request) is not { } contact)
        {
            return GraphError.Parameter("Param recipient is not a valid business-scoped user ID");
        }

        var chat = world.ChatOf(number, contact);
        var knob = knobs.For(chat);
        var (template, misfit) = CheckContent(request, chat);
        if (misfit is not null)
        {
            return misfit;
        }

        var failure = AsyncFailure(chat, knob, template);
        if (RateError(number, chat, knob) is { } tooFast)
        {
            return tooFast;
        }

        if (failure is { } code && knob.AsyncErrors == false)
        {
            return GraphError.Of(code);
        }

        return await AcceptAsync(request, chat, new Acceptance(knob, failure, random.NextWamid(), template));
    }

    private static GraphError? StateError(SimNumber number) => number switch
    {
        { Registered: false } => GraphError.Of(133010, "The phone number is not registered"),
        { State: NumberState.Locked } => GraphError.Of(131031, "Business Account locked"),
        { State: NumberState.Restricted } => GraphError.Of(368, "The business account is restricted from messaging"),
        { State: NumberState.Payment } => GraphError.Of(131042, PaymentProblem),
        { State: NumberState.Maintenance } => GraphError.Of(131057, "Business account is in maintenance mode"),
        _ => null,
    };

    /// <summary>Files are there and of the right type, the template exists and fits, the message reacted to can be reacted to.</summary>
    private (TemplateUse? Template, GraphError? Error) CheckContent(SendRequest request, Chat chat)
    {
        if (MediaMessage.CheckFiles(world, chat.Number, request) is { } file)
        {
            return (null, file);
        }

        if (request is { Type: "template", Content: JsonObject content })
        {
            return TemplateCheck.Check(world, chat.Number, content);
        }

        var target = request.Type == "reaction" ? world.FindMessage(GraphCall.Text(request.Content as JsonObject, "message_id")!) : null;
        return target is not null && (target.Chat != chat || target.Type == "reaction" || clock.UtcNow - target.At > ReactionWindow)
            ? (null, GraphError.Of(131009, "reaction.message_id is not a message of this conversation of the last 30 days"))
            : (null, null);
    }

    private int? AsyncFailure(Chat chat, Knobs knob, TemplateUse? template)
    {
        if (!chat.Contact.OnWhatsApp)
        {
            return 131026;
        }

        return MagicRecipients.AsyncFailure(chat.Contact.Phone) ?? (template is not null && MagicRecipients.HoldsTemplates(chat.Contact.Phone) ? 132015
                : template is null && knob.EnforceWindow != false && !world.WindowIsOpen(chat) ? 131047
                : null);
    }

    private GraphError? RateError(SimNumber number, Chat chat, Knobs knob)
    {
        var now = clock.UtcNow;
        if (magic.SyncFailure(chat.Contact.Phone) is { } made)
        {
            return made;
        }

        if (!number.Throughput.TryTake(now))
        {
            return GraphError.Of(130429, "Cloud API message throughput has been reached.");
        }

        return knob.PairLimit != false && !chat.Pair.TryTake(now)
            ? GraphError.Of(131056, "Too many messages sent from this phone number to the same recipient in a short period of time.")
            : null;
    }

    private async Task<GraphReply> AcceptAsync(SendRequest request, Chat chat, Acceptance acceptance)
    {
        var message = new ChatMessage
        {
            Wamid = acceptance.Wamid,
            Chat = chat,
            Inbound = false,
            Type = request.Type,
            Text = GraphCall.Text(acceptance.Template?.Rendered, "body") ?? Words.Of(request.Type, request.Content),
            Content = request.Type == "text" ? null : request.Content,
            Rendered = acceptance.Template?.Rendered,
            QuotedId = request.QuotedId,
            PriceCategory = acceptance.Template?.Template.Category.ToLowerInvariant() ?? "service",
            BizData = request.BizData,
            At = clock.UtcNow,
            SentToUserId = request.To is null,
        };
        world.Add(message);
        world.Ledger.Add(message, request.To ?? request.UserId!);
        if (Effects.Apply(world, message) is { } changed)
        {
            pipeline.Show(changed);
        }

        await pipeline.StartAsync(message, acceptance.Knob, acceptance.Failure);
        return Accepted(request, message);
    }

    private static GraphReply Accepted(SendRequest request, ChatMessage message)
    {
        var contact = new JsonObject { ["input"] = request.To ?? request.UserId };
        if (request.To is null)
        {
            contact["user_id"] = message.Chat.Contact.UserId;
        }
        else
        {
            contact["wa_id"] = message.Chat.Contact.WaId;
        }

        var accepted = new JsonObject { ["id"] = message.Wamid };
        if (request.Type == "template")
        {
            accepted["message_status"] = MagicRecipients.HoldsTemplates(message.Chat.Contact.Phone) ? "held_for_quality_assessment" : "accepted";
        }

        return new GraphReply(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["contacts"] = new JsonArray(contact),
            ["messages"] = new JsonArray(accepted),
        });
    }

    /// <summary>How a message was accepted.</summary>
    private sealed record Acceptance(Knobs Knob, int? Failure, string Wamid, TemplateUse? Template);
}

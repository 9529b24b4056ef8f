using Taktchat.Kernel.Events;
using Taktchat.Kernel.Web;
using Taktchat.Messages.Contracts;

namespace Taktchat.Messages.Realtime;

/// <summary>A message for those who have its ticket open; the only push that carries content.</summary>
public sealed record MessagePush(string Type, Guid Id, Guid? TicketId, MessageView Message);

/// <summary>A message to the ticket's group with its content, and to the lists without it.</summary>
internal sealed class PushMessageStored(IRealtime realtime) : IAfterCommit<MessageStored>
{
    public ValueTask HandleAsync(MessageStored happened, CancellationToken cancellationToken)
    {
        if (happened.Message.TicketId is { } ticket)
        {
            var type = happened.IsNew ? "message.created" : "message.updated";
            realtime.Push(RealtimeGroups.Ticket(ticket), new MessagePush(type, happened.Message.Id, ticket, happened.Message));
            realtime.Push(RealtimeGroups.AllTickets(happened.CompanyId), new StalePush(type, happened.Message.Id, null, ticket));
        }

        return ValueTask.CompletedTask;
    }
}

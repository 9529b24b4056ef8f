using Taktchat.Channels.Contracts;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;
using Taktchat.Messages.Contracts;
using Taktchat.Messages.Reads;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Composing;

/// <summary>Where a message goes.</summary>
/// <param name="Window">How long after the customer's last message anything may be sent; null where it always may.</param>
internal sealed record SendTarget(ContactId Contact, ConnectionId Connection, Recipient Recipient, TimeSpan? Window);

/// <summary>Finds out where a message goes: ids of another company are unknown here.</summary>
internal sealed class SendTargets(
    ITicketLookup tickets, IConnectionDirectory connections, IContactResolver contacts, ChannelSet channels, Caller caller)
{
    public async Task<(SendTarget? Target, Failure? Failure)> FindAsync(SendMessageRequest request, CancellationToken cancellationToken)
    {
        var (contact, connection, failure) = request.TicketId is { } ticket
            ? await OfTicketAsync(ticket, cancellationToken)
            : await OfNumberAsync(request, cancellationToken);
        if (failure is not null)
        {
            return (null, failure);
        }

        var info = await connections.FindAsync(caller.CompanyId, connection, cancellationToken);
        if (info is null)
        {
            return (null, Failures.NotFound);
        }

        if (info.IsStopped)
        {
            return (null, MessageWords.ConnectionStopped);
        }

        var address = await contacts.SendAddressAsync(caller.CompanyId, contact, cancellationToken);
        return address is { } known
            ? (new SendTarget(contact, connection, new(known.ProviderValue, known.Kind == AddressKind.Bsuid),
                channels.Capabilities(info.Kind)?.Window), null)
            : (null, MessageWords.NoAddress);
    }

    private async Task<(ContactId, ConnectionId, Failure?)> OfTicketAsync(Guid id, CancellationToken cancellationToken) =>
        await tickets.FindAsync(caller.CompanyId, new(id), cancellationToken) is not { } ticket ? (default, default, Failures.NotFound)
        : ticket.Status == TicketStatus.Closed ? (default, default, MessageWords.TicketClosed)
        : (ticket.Contact, ticket.Connection, null);

    private async Task<(ContactId, ConnectionId, Failure?)> OfNumberAsync(SendMessageRequest request, CancellationToken cancellationToken)
    {
        var connection = new ConnectionId(request.ConnectionId!.Value);
        if (await connections.FindAsync(caller.CompanyId, connection, cancellationToken) is null)
        {
            return (default, default, Failures.NotFound);
        }

        if (Phones.FromPerson(request.To) is not { } phone)
        {
            return (default, default, MessageWords.BadRecipient);
        }

        return (await contacts.ResolvePhoneAsync(caller.CompanyId, phone, cancellationToken), connection, null);
    }
}

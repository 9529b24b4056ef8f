using Taktchat.Channels.Contracts;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel.Data;
using Taktchat.Messages.Outbound;

namespace Taktchat.Messages.Inbound;

/// <summary>What came in, on its way to a conversation: contact first, in its own short transaction, then the grain.</summary>
internal sealed class InboundProcessor(IContactResolver contacts, IGrainFactory grains, HotWriter writer) : IInboundProcessor
{
    /// <summary>How often a receipt may come back whose message is not known: its sender may still be storing it.</summary>
    private const int ReceiptPatience = 5;

    public Task<InboundResult> ProcessAsync(Incoming incoming, CancellationToken cancellationToken) => incoming switch
    {
        IncomingMessage message => IngestAsync(message, cancellationToken),
        IncomingReceipt receipt => ApplyAsync(receipt, cancellationToken),
        _ => Task.FromResult(InboundResult.Ignored),
    };

    private async Task<InboundResult> IngestAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var company = message.Event.CompanyId;
        var contact = message.MovedFrom.Count > 0
            ? await contacts.MoveAsync(company, Addresses(message.MovedFrom), Addresses(message.Customer), cancellationToken)
            : await contacts.ResolveAsync(company, Addresses(message.Customer), message.ProfileName, cancellationToken);
        var key = $"{message.Event.ConnectionId.Value:N}:{contact.Value:N}";
        await grains.GetGrain<IConversationGrain>(key).IngestAsync(new Ingest
        {
            EventId = message.Event.Id,
            Company = company.Value,
            Connection = message.Event.ConnectionId.Value,
            Contact = contact.Value,
            ProviderId = message.ProviderId,
            ProviderTime = message.ProviderTime,
            ReceivedAt = message.Event.ReceivedAt,
            IsEcho = message.IsEcho,
            MayOpenTicket = message.MayOpenTicket,
            Type = message.Type,
            Text = message.Text,
            RawType = message.RawType,
            Content = message.Content,
            QuotedProviderId = message.QuotedProviderId,
        });
        return InboundResult.Done;
    }

    private async Task<InboundResult> ApplyAsync(IncomingReceipt receipt, CancellationToken cancellationToken)
    {
        var job = new ApplyReceipt(receipt);
        await writer.RunAsync(job, cancellationToken);
        return job.Found ? InboundResult.Done
            : receipt.Event.Attempts >= ReceiptPatience ? InboundResult.Ignored : InboundResult.Later;
    }

    private static ContactAddressValue[] Addresses(IReadOnlyList<ProviderAddress> addresses)
    {
        var values = new ContactAddressValue[addresses.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = addresses[i].IsPhone
                ? ContactAddressValue.Phone(addresses[i].Value) : ContactAddressValue.Bsuid(addresses[i].Value);
        }

        return values;
    }
}

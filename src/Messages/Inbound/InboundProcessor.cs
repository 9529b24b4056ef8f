using Taktchat.Channels.Contracts;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel.Data;
using Taktchat.Messages.Outbound;

namespace Taktchat.Messages.Inbound;

/// <summary>What came in, on its way to a conversation. Posts before it returns: the writer's queue is the order
/// (docs/adr/0011), so nothing here may wait first.</summary>
internal sealed class InboundProcessor(IContactDesk contacts, HotWriter writer) : IInboundProcessor
{
    /// <summary>How often a receipt may come back whose message is not known: its sender may still be storing it.</summary>
    private const int ReceiptPatience = 5;

    public ValueTask ProcessAsync(Incoming incoming, InboundSettled settled, CancellationToken cancellationToken)
    {
        switch (incoming)
        {
            case IncomingMessage message:
                return IngestAsync(message, settled, cancellationToken);
            case IncomingReceipt receipt:
                return ApplyAsync(receipt, settled, cancellationToken);
            default:
                settled(InboundResult.Ignored, null);
                return ValueTask.CompletedTask;
        }
    }

    private ValueTask IngestAsync(IncomingMessage message, InboundSettled settled, CancellationToken cancellationToken)
    {
        var request = new ContactRequest(message.Event.CompanyId, Addresses(message.Customer), message.ProfileName)
        {
            MovedFrom = Addresses(message.MovedFrom),
        };
        var known = contacts.Known(request);
        request.Contact = known ?? default;
        return writer.PostAsync(new IngestMessage(message, request, known is not null, error =>
        {
            if (error is null && known is null)
            {
                contacts.Remember(request);
            }

            settled(InboundResult.Done, error);
        }), cancellationToken);
    }

    private async ValueTask ApplyAsync(IncomingReceipt receipt, InboundSettled settled, CancellationToken cancellationToken)
    {
        var job = new ApplyReceipt(receipt);
        await writer.RunAsync(job, cancellationToken);
        settled(job.Found ? InboundResult.Done
            : receipt.Event.Attempts >= ReceiptPatience ? InboundResult.Ignored : InboundResult.Later, null);
    }

    private static ContactAddressValue[] Addresses(IReadOnlyList<ProviderAddress> addresses)
    {
        if (addresses.Count == 0)
        {
            return [];
        }

        var values = new ContactAddressValue[addresses.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = addresses[i].IsPhone
                ? ContactAddressValue.Phone(addresses[i].Value) : ContactAddressValue.Bsuid(addresses[i].Value);
        }

        return values;
    }
}

using Taktchat.Channels.Contracts;
using Taktchat.Contacts.Contracts;
using Taktchat.Kernel.Data;
using Taktchat.Messages.Outbound;

namespace Taktchat.Messages.Inbound;

/// <summary>What came in, on its way to a conversation: contact first, in its own short transaction, then the writer, whose
/// queue is the order (docs/adr/0011).</summary>
internal sealed class InboundProcessor(IContactResolver contacts, HotWriter writer) : IInboundProcessor
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

    private async ValueTask IngestAsync(IncomingMessage message, InboundSettled settled, CancellationToken cancellationToken)
    {
        var company = message.Event.CompanyId;
        var contact = message.MovedFrom.Count > 0
            ? await contacts.MoveAsync(company, Addresses(message.MovedFrom), Addresses(message.Customer), cancellationToken)
            : await contacts.ResolveAsync(company, Addresses(message.Customer), message.ProfileName, cancellationToken);
        await writer.PostAsync(new IngestMessage(message, contact, error => settled(InboundResult.Done, error)), cancellationToken);
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
        var values = new ContactAddressValue[addresses.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = addresses[i].IsPhone
                ? ContactAddressValue.Phone(addresses[i].Value) : ContactAddressValue.Bsuid(addresses[i].Value);
        }

        return values;
    }
}

using Taktchat.Contacts.Contracts;
using Taktchat.Kernel.Data;

namespace Taktchat.Contacts.Resolving;

/// <summary>A contact wanted by itself, for a conversation we begin.</summary>
internal sealed class ResolveContact(ContactRequest request) : WriteJob
{
    public ContactRequest Request { get; } = request;
}

internal sealed class ResolveContactHandler(IContactDesk desk) : IWriteHandler<ResolveContact>
{
    public void Run(WriteBatch batch, IReadOnlyList<ResolveContact> jobs) =>
        desk.FindOrCreateMany(batch, [.. jobs.Select(x => x.Request)]);
}

using Taktchat.Contacts.Contracts;
using Taktchat.Kernel.Data;

namespace Taktchat.Contacts.Resolving;

/// <summary>A contact wanted by itself, for a conversation we begin.</summary>
internal sealed class ResolveContact(ContactRequest request) : WriteJob
{
    public ContactRequest Request { get; } = request;
}

internal sealed class ResolveContactHandler(ContactFinder finder) : IWriteHandler<ResolveContact>
{
    public void Run(WriteBatch batch, IReadOnlyList<ResolveContact> jobs)
    {
        for (var i = 0; i < jobs.Count; i++)
        {
            finder.FindOrCreate(batch, jobs[i].Request);
        }
    }
}

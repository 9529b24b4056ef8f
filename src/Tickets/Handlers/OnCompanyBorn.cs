using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tickets.Domain;

namespace Taktchat.Tickets.Handlers;

/// <summary>Every company is born with a queue, so that its first ticket has somewhere to wait.</summary>
internal sealed class OnCompanyBorn(TimeProvider time) : ICompanyBorn
{
    public Task OnCompanyBornAsync(TaktchatDb db, CompanyId company, CancellationToken ct)
    {
        db.Add(Queue.Default(company, time));
        return Task.CompletedTask;
    }
}

using Taktchat.Files.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Sql;
using Taktchat.Tickets.Contracts;

namespace Taktchat.Messages.Handlers;

/// <summary>The messages of a ticket that is deleted go with it, and the files that nothing else shows.</summary>
internal sealed class MessageReferences(IFileUses files) : ITicketReferences
{
    private const string Mine = "select id from messages where company_id = $1 and ticket_id = $2";

    private static readonly SqlStatement Files = new("""
        select distinct m.file_id from messages m where m.company_id = $1 and m.ticket_id = $2 and m.file_id is not null
          and not exists (select 1 from messages o where o.company_id = m.company_id and o.file_id = m.file_id
            and (o.ticket_id is null or o.ticket_id <> $2))
        """);

    private static readonly SqlStatement[] Deletes =
    [
        new($"delete from media_fetches where company_id = $1 and id in ({Mine})"),
        new($"""
            delete from message_attempts where company_id = $1 and message_id in
              (select id from messages where company_id = $1 and (ticket_id = $2 or attached_to in ({Mine})))
            """),
        // What is attached first: it refers to the others.
        new($"delete from messages where company_id = $1 and attached_to in ({Mine})"),
        new("delete from messages where company_id = $1 and ticket_id = $2"),
    ];

    private static readonly SqlStatement DeleteUploads = new("delete from file_uploads where company_id = $1 and file_id = $2");

    public void Delete(WriteBatch batch, CompanyId company, TicketId ticket)
    {
        var loose = new List<(CompanyId Company, FileId File)>();
        batch.Sql.Query(Files, (company, ticket), Bind, (_, row) => loose.Add((company, new(row.GetGuid(0)))));
        foreach (var statement in Deletes)
        {
            batch.Sql.Execute(statement, (company, ticket), Bind);
        }

        // A row that says where a file is at the provider would keep the file itself from ever being deleted.
        batch.Sql.ExecuteMany(DeleteUploads, loose, static (p, x) => p.Add(x.Company.Value).Add(x.File.Value));
        files.Release(batch, loose);
    }

    private static void Bind(SqlParameters p, (CompanyId Company, TicketId Ticket) x) => p.Add(x.Company.Value).Add(x.Ticket.Value);
}

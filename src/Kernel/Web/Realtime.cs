namespace Taktchat.Kernel.Web;

/// <summary>Tells who is looking. At most once: whoever reconnects fetches anew.</summary>
public interface IRealtime
{
    /// <summary>Queues a push for a group; pushes of 25 ms travel together. <paramref name="push"/> is serialised as it is.</summary>
    void Push(string group, object push);

    /// <summary>Ends a person's open connections on every node, so that changed access is judged again.</summary>
    void Drop(UserId user);
}

/// <summary>A push that says what is stale; whoever may read it fetches it.</summary>
public record StalePush(string Type, Guid Id, long? Version = null, Guid? TicketId = null);

/// <summary>Names of the SignalR groups. The server joins a connection to them after judging its access.</summary>
public static class RealtimeGroups
{
    /// <summary>Everybody who may see all tickets of the company.</summary>
    public static string AllTickets(CompanyId company) => $"tickets:all:{company.Value:N}";

    /// <summary>Everybody of the company; settings only.</summary>
    public static string Company(CompanyId company) => $"company:{company.Value:N}";

    public static string User(UserId user) => $"user:{user.Value:N}";

    /// <summary>Who has this ticket open.</summary>
    public static string Ticket(Guid ticket) => $"ticket:{ticket:N}";
}

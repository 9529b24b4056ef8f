using System.Collections.Frozen;

namespace Taktchat.Tenancy.Contracts;

/// <summary>The guide's profiles within a company; the wire says <c>admin</c>, <c>supervisor</c>, <c>agent</c>.</summary>
public enum Role
{
    Agent = 1,
    Supervisor = 2,
    Admin = 3,
}

/// <summary>What each profile may do.</summary>
public static class Roles
{
    public static readonly IReadOnlyDictionary<string, Role> ByWord = new Dictionary<string, Role>
    {
        ["agent"] = Role.Agent,
        ["supervisor"] = Role.Supervisor,
        ["admin"] = Role.Admin,
    };

    private static readonly string[] AgentKeys =
    [
        Permissions.Tickets.View, Permissions.Tickets.Update, Permissions.Tickets.Create, Permissions.Messages.View,
        Permissions.Messages.Send, Permissions.Contacts.View, Permissions.Contacts.Edit, Permissions.Queues.View,
    ];

    private static readonly string[] SupervisorKeys =
    [
        .. AgentKeys, Permissions.Connections.View, Permissions.Queues.Manage, Permissions.Users.View, Permissions.Events.View,
        Permissions.Settings.View, Permissions.Audit.View,
    ];

    private static readonly FrozenDictionary<(Role, bool), FrozenSet<string>> Sets = new[]
    {
        (Role.Agent, AgentKeys), (Role.Supervisor, SupervisorKeys),
        (Role.Admin, Permissions.All.Where(x => x != Permissions.Installation.Manage).ToArray()),
    }.SelectMany(x => new[] { (Key: (x.Item1, false), Keys: x.Item2), (Key: (x.Item1, true), Keys: [.. x.Item2, Permissions.Installation.Manage]) })
        .ToFrozenDictionary(x => x.Key, x => x.Keys.ToFrozenSet());

    /// <summary>The keys of a role; a super admin of the installation carries those of the installation too.</summary>
    public static IReadOnlySet<string> PermissionsOf(Role role, bool isSuperAdmin) => Sets[(role, isSuperAdmin)];

    public static string Word(this Role role) => role switch
    {
        Role.Admin => "admin",
        Role.Supervisor => "supervisor",
        _ => "agent",
    };
}

using Taktchat.Tenancy.Contracts;

namespace Taktchat.Unit.Tenancy;

public sealed class RolesTests
{
    private static readonly string[] Agent =
    [
        "tickets.view", "tickets.update", "tickets.create", "messages.view", "messages.send", "contacts.view", "contacts.edit",
        "queues.view",
    ];

    private static readonly string[] Supervisor =
        [.. Agent, "connections.view", "queues.manage", "users.view", "events.view", "settings.view", "audit.view"];

    private static readonly string[] Admin =
        [.. Supervisor, "tickets.delete", "connections.manage", "users.manage", "settings.manage", "events.manage"];

    public static TheoryData<Role, string[]> Keys => new()
    {
        { Role.Agent, Agent },
        { Role.Supervisor, Supervisor },
        { Role.Admin, Admin },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_role_carries_exactly_these_keys(Role role, string[] keys)
    {
        Assert.Equal(keys.Order(), Roles.PermissionsOf(role, isSuperAdmin: false).Order());
        Assert.Equal(keys.Append("installation.manage").Order(), Roles.PermissionsOf(role, isSuperAdmin: true).Order());
    }

    [Fact]
    public void The_list_of_all_keys_has_every_constant_once()
    {
        var constants = typeof(Permissions).GetNestedTypes()
            .SelectMany(x => x.GetFields()).Select(x => (string)x.GetRawConstantValue()!).ToList();

        Assert.NotEmpty(constants);
        Assert.Equal(constants.Order(), Permissions.All.Order());
    }

    [Theory]
    [InlineData(Role.Agent, "agent")]
    [InlineData(Role.Supervisor, "supervisor")]
    [InlineData(Role.Admin, "admin")]
    public void The_wire_has_one_word_for_a_role(Role role, string word)
    {
        Assert.Equal(word, role.Word());
        Assert.Equal(role, Roles.ByWord[word]);
    }
}

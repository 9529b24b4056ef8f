using Taktchat.Kernel;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>A person of the company.</summary>
/// <param name="Role"><c>admin</c>, <c>supervisor</c> or <c>agent</c>.</param>
public sealed record UserView(
    Guid Id, string Name, string Email, string Role, bool IsActive, bool IsSuperAdmin, DateTimeOffset CreatedAt);

internal static class UserViewing
{
    public static UserView View(this User user) => new(user.Id.Value, user.Name, user.Email, user.Role.Word(),
        user.DeactivatedAt is null, user.IsSuperAdmin == 1, user.CreatedAt.ToTime());
}

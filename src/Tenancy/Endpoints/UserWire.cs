using Taktchat.Kernel;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>A person of the company.</summary>
/// <param name="Role"><c>admin</c>, <c>supervisor</c> or <c>agent</c>.</param>
/// <param name="PhotoUrl">Signed, good for half an hour at least; null without a photo.</param>
public sealed record UserView(
    Guid Id, string Name, string Email, string Role, bool IsActive, bool IsSuperAdmin, DateTimeOffset CreatedAt, string? PhotoUrl);

internal static class UserViewing
{
    public static UserView View(this User user, IUserPhotos photos) => new(user.Id.Value, user.Name, user.Email, user.Role.Word(),
        user.DeactivatedAt is null, user.IsSuperAdmin == 1, user.CreatedAt.ToTime(),
        photos.Url(user.CompanyId, user.PhotoFileId));
}

using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>Which sounds a person wants to hear.</summary>
/// <param name="Messages">For a customer's message.</param>
/// <param name="NewTicket">For a ticket that waits.</param>
public sealed record ProfileSounds(bool Messages, bool NewTicket);

/// <summary>The caller's own account.</summary>
/// <param name="Role"><c>admin</c>, <c>supervisor</c> or <c>agent</c>.</param>
/// <param name="Language"><c>pt-BR</c>, <c>en</c> or <c>es</c>; null follows the company's.</param>
/// <param name="Theme"><c>light</c>, <c>dark</c> or <c>system</c>.</param>
/// <param name="Notifications">Whether the browser may show notifications, as far as it lets us.</param>
/// <param name="PhotoUrl">Signed, good for half an hour at least; null without a photo.</param>
public sealed record ProfileView(
    Guid Id, string Name, string Email, string Role, string? Language, string Theme, ProfileSounds Sounds, bool Notifications,
    string? PhotoUrl);

/// <summary>One sign-in of the caller that has not ended.</summary>
/// <param name="LastSeenAt">When it was last renewed; a browser in use renews every quarter of an hour.</param>
/// <param name="UserAgent">Browser and system, such as <c>Firefox · Windows</c>.</param>
/// <param name="Network">Network where it began, such as <c>203.0.113.0/24</c>.</param>
/// <param name="IsCurrent">Whether it is the one that asks.</param>
public sealed record SessionView(
    Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, string? UserAgent, string? Network, bool IsCurrent);

internal static class ProfileWire
{
    public static readonly Dictionary<string, string> Languages = new() { ["pt-BR"] = "pt-BR", ["en"] = "en", ["es"] = "es" };
    public static readonly Dictionary<string, string> Themes = new() { ["light"] = "light", ["dark"] = "dark", ["system"] = "system" };

    public static ProfileView Profile(this User user, IUserPhotos photos) => new(user.Id.Value, user.Name, user.Email, user.Role.Word(), user.Language,
        user.Theme ?? Themes["system"], new(user.SoundOfMessages != 0, user.SoundOfNewTickets != 0), user.Notifications != 0,
        photos.Url(user.CompanyId, user.PhotoFileId));
}

using System.Text.RegularExpressions;
using Taktchat.CloudApi.Graph;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Sending;

/// <summary>Finds the person behind <c>to</c> or <c>recipient</c>.</summary>
internal static partial class Recipients
{
    public static GraphError? Check(SimNumber sender, string? to, string? userId)
    {
        if (to is null)
        {
            return UserId().IsMatch(userId ?? "") ? null : GraphError.Parameter("Param recipient is not a valid business-scoped user ID");
        }

        if (to.TrimStart('+', ' ').StartsWith("00", StringComparison.Ordinal))
        {
            return GraphError.Parameter("Param to must not start with 00");
        }

        return Phone.ParseRecipient(to, Phone.CountryCode(sender.Digits)) switch
        {
            null => GraphError.Of(131009, "to is not a valid phone number"),
            var digits when Phone.Canonical(digits) == Phone.Canonical(sender.Digits) => GraphError.Of(131021),
            _ => null,
        };
    }

    /// <summary>The contact; null when the user id belongs to nobody.</summary>
    public static SimContact? Find(SimWorld world, SimNumber sender, SendRequest request) => request.To is { } to
        ? world.Contacts.Resolve(Phone.ParseRecipient(to, Phone.CountryCode(sender.Digits))!)
        : world.Contacts.FindByUserId(request.UserId!);

    [GeneratedRegex(@"^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$")]
    private static partial Regex UserId();
}

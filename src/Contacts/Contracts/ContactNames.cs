using Taktchat.Kernel;
using Taktchat.Kernel.Web;

namespace Taktchat.Contacts.Contracts;

/// <summary>What a contact is called.</summary>
public static class ContactNames
{
    public const int MaxLength = 120;

    /// <summary>A customer's own name for himself, fit to be stored and shown; null when there is none.</summary>
    public static string? OfProfile(string? profileName)
    {
        var name = Texts.Cut(Fields.Clean(profileName), MaxLength);
        return name.Length == 0 ? null : name;
    }
}

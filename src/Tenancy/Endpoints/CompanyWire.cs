using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>The caller's company.</summary>
/// <param name="TimeZone">IANA name.</param>
/// <param name="ReopenWindowMinutes">How long after closing a customer's message takes the ticket up again; 0 never.</param>
public sealed record CompanyView(Guid Id, string Name, string TimeZone, string Language, int ReopenWindowMinutes);

internal static class CompanyViewing
{
    public static CompanyView View(this Company company) =>
        new(company.Id.Value, company.Name, company.TimeZone, company.Language, company.ReopenWindowMinutes);
}

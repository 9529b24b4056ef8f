using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>What is left out stays as it is.</summary>
public sealed record UpdateCompanyRequest(string? Name, string? TimeZone, string? Language, int? ReopenWindowMinutes);

/// <summary>An admin changes the company's settings.</summary>
internal static class UpdateCompanyEndpoint
{
    public static void Map(IEndpointRouteBuilder company) =>
        company.MapPatch("/", HandleAsync)
            .WithName("UpdateCompany")
            .WithSummary("Change the caller's company")
            .RequirePermission(Permissions.Settings.Manage)
            .ProducesProblem(StatusCodes.Status400BadRequest);

    internal static async Task<Results<Ok<CompanyView>, ProblemResult>> HandleAsync(
        UpdateCompanyRequest request, TaktchatDb db, Caller caller, TimeProvider time, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var name = fields.OptionalText("name", request.Name, Company.NameMaxLength);
        if (request.Language is not null)
        {
            fields.OneOf("language", request.Language, ProfileWire.Languages, out _);
        }

        if (request.TimeZone is not null && (!TimeZoneInfo.TryFindSystemTimeZoneById(request.TimeZone, out var zone) || !zone.HasIanaId))
        {
            fields.Add("timeZone", new("Este fuso horário não existe.", "There is no such time zone.", "Esa zona horaria no existe."));
        }

        if (request.ReopenWindowMinutes is < 0 or > CompanySettings.MaxReopenWindowMinutes)
        {
            fields.Add("reopenWindowMinutes", new("Use de 0 a 10080 minutos.", "Use 0 to 10080 minutes.", "Use de 0 a 10080 minutos."));
        }

        if (fields.Failure is { } failure)
        {
            return failure.ToProblem();
        }

        var company = await db.Set<Company>().SingleAsync(x => x.Id == caller.CompanyId, cancellationToken);
        var before = company.View();
        company.Change(name, request.TimeZone, request.Language, request.ReopenWindowMinutes);
        var now = company.View();
        var changes = AuditChange.Of(("name", before.Name, now.Name), ("timeZone", before.TimeZone, now.TimeZone),
            ("language", before.Language, now.Language),
            ("reopenWindowMinutes", Number(before.ReopenWindowMinutes), Number(now.ReopenWindowMinutes)));
        if (changes.Count > 0)
        {
            db.Audit(new(company.Id, caller.UserId, AuditActions.CompanyChanged, company.Id.Value, now.Name) { Changes = changes }, time);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(company.View());
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

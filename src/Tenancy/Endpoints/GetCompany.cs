using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>The company's settings.</summary>
internal static class GetCompanyEndpoint
{
    public static void Map(IEndpointRouteBuilder company) =>
        company.MapGet("/", HandleAsync)
            .WithName("GetCompany")
            .WithSummary("Get the caller's company")
            .RequirePermission(Permissions.Settings.View);

    internal static async Task<Ok<CompanyView>> HandleAsync(TaktchatDb db, Caller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok((await db.Set<Company>().AsNoTracking().SingleAsync(x => x.Id == caller.CompanyId, cancellationToken)).View());
}

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

/// <summary>Who is signed in, and what for.</summary>
internal static class MeEndpoint
{
    public static void Map(IEndpointRouteBuilder auth) =>
        auth.MapGet("/me", HandleAsync)
            .WithName("GetMe")
            .WithSummary("Describe the caller's session")
            .RequireSignIn();

    internal static async Task<Results<Ok<SessionResponse>, ProblemResult>> HandleAsync(
        TaktchatDb db, IUserPhotos photos, Caller caller, CancellationToken cancellationToken)
    {
        var user = await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == caller.UserId, cancellationToken);
        if (user is null)
        {
            return Failures.Unauthorized.ToProblem();
        }

        var company = await db.Set<Company>().AsNoTracking().SingleAsync(x => x.Id == caller.CompanyId, cancellationToken);
        return TypedResults.Ok(SessionWire.Describe(user, company, photos.Url(user.CompanyId, user.PhotoFileId), null));
    }
}

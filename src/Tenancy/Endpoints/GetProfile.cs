using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>The caller's own account.</summary>
internal static class GetProfileEndpoint
{
    public static void Map(IEndpointRouteBuilder me) =>
        me.MapGet("/", HandleAsync)
            .WithName("GetProfile")
            .WithSummary("Get the caller's own account")
            .RequireSignIn();

    internal static async Task<Results<Ok<ProfileView>, ProblemResult>> HandleAsync(
        OwnAccount account, IUserPhotos photos, CancellationToken cancellationToken) =>
        await account.FindAsync(cancellationToken) is { } user ? TypedResults.Ok(user.Profile(photos)) : Failures.Unauthorized.ToProblem();
}

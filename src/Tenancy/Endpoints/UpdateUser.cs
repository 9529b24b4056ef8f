using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>What is left out stays as it is.</summary>
public sealed record UpdateUserRequest(string? Name, string? Role, bool? IsActive, string? Password);

/// <summary>An admin changes a person's name, role, activity or password. A new password and a deactivation end the person's
/// sessions, but for the one that asks; a new role is judged from the next request on.</summary>
internal static class UpdateUserEndpoint
{
    public static void Map(IEndpointRouteBuilder users) =>
        users.MapPatch("/{id:guid}", HandleAsync)
            .WithName("UpdateUser")
            .WithSummary("Change a user")
            .RequirePermission(Permissions.Users.Manage)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    internal static async Task<Results<Ok<UserView>, ProblemResult>> HandleAsync(
        Guid id, UpdateUserRequest request, UserAdministration administration, IUserPhotos photos, ClaimsPrincipal principal,
        CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var name = fields.OptionalText("name", request.Name, User.NameMaxLength);
        var password = request.Password is null ? null : fields.Password("password", request.Password);
        Role? role = request.Role is not null && fields.OneOf("role", request.Role, Roles.ByWord, out var known) ? known : null;
        if (fields.Failure is { } failure)
        {
            return failure.ToProblem();
        }

        AccessTokens.TryRead(principal, out _, out var own);
        var (user, refusal) = await administration.ChangeAsync(
            new(id), new(name, role, request.IsActive, password), own, cancellationToken);
        return user is not null ? TypedResults.Ok(user.View(photos)) : refusal!.ToProblem();
    }
}

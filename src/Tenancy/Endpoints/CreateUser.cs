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
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Tenancy.Endpoints;

/// <param name="Password">8 to 128 characters.</param>
public sealed record CreateUserRequest(string? Name, string? Email, string? Password, string? Role);

/// <summary>An admin adds a person to the company.</summary>
internal static class CreateUserEndpoint
{
    public static void Map(IEndpointRouteBuilder users) =>
        users.MapPost("/", HandleAsync)
            .WithName("CreateUser")
            .WithSummary("Create a user")
            .RequirePermission(Permissions.Users.Manage)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);

    internal static async Task<Results<Created<UserView>, ProblemResult>> HandleAsync(
        CreateUserRequest request, TaktchatDb db, IUserFactory users, IUserPhotos photos, Caller caller,
        CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var name = fields.Text("name", request.Name, User.NameMaxLength);
        var email = fields.Email("email", request.Email);
        var password = fields.Password("password", request.Password);
        fields.OneOf("role", request.Role, Roles.ByWord, out var role);
        if (fields.Failure is { } failure)
        {
            return failure.ToProblem();
        }

        try
        {
            var id = await users.CreateAsync(new(caller.CompanyId, name, email, password, role) { By = caller.UserId }, cancellationToken);
            var user = await db.Set<User>().AsNoTracking().SingleAsync(x => x.Id == id, cancellationToken);
            return TypedResults.Created($"/api/users/{id.Value}", user.View(photos));
        }
        catch (DbUpdateException error) when (UniqueViolation.Is(error))
        {
            return TenancyFailures.EmailTaken.ToProblem();
        }
    }
}

using System.Security.Claims;
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

/// <summary>A person of the company.</summary>
/// <param name="Role"><c>admin</c>, <c>supervisor</c> or <c>agent</c>.</param>
public sealed record UserView(
    Guid Id, string Name, string Email, string Role, bool IsActive, bool IsSuperAdmin, DateTimeOffset CreatedAt);

/// <param name="Password">8 to 128 characters.</param>
public sealed record CreateUserRequest(string? Name, string? Email, string? Password, string? Role);

/// <summary>What is left out stays as it is.</summary>
public sealed record UpdateUserRequest(string? Name, string? Role, bool? IsActive, string? Password);

internal static class UserViewing
{
    public static UserView View(this User user) => new(user.Id.Value, user.Name, user.Email, user.Role.Word(),
        user.DeactivatedAt is null, user.IsSuperAdmin == 1, user.CreatedAt.ToTime());
}

/// <summary>The people of the company, newest first.</summary>
internal static class ListUsersEndpoint
{
    public static void Map(IEndpointRouteBuilder users) =>
        users.MapGet("/", HandleAsync)
            .WithName("ListUsers")
            .WithSummary("List users, newest first")
            .RequirePermission(Permissions.Users.View)
            .ProducesProblem(StatusCodes.Status400BadRequest);

    internal static async Task<Results<Ok<Page<UserView>>, ProblemResult>> HandleAsync(
        string? after, int? limit, TaktchatDb db, CancellationToken cancellationToken)
    {
        if (!Cursor.TryParse(after, out var cursor))
        {
            return Failures.BadCursor.ToProblem();
        }

        var take = Cursor.Clamp(limit);
        var rows = await db.Set<User>().AsNoTracking().Where(x => x.CreatedAt <= cursor.Position)
            .OrderByDescending(x => x.CreatedAt).ThenByDescending(x => x.Id)
            .Take(take + 1 + Cursor.MaxLimit).ToListAsync(cancellationToken);
        rows.RemoveAll(x => x.CreatedAt == cursor.Position && x.Id.Value.CompareTo(cursor.Id) >= 0);
        return TypedResults.Ok(Page<UserView>.Of([.. rows.Take(take + 1).Select(x => x.View())], take,
            x => new(x.CreatedAt.ToUnixTimeMilliseconds(), x.Id)));
    }
}

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
        CreateUserRequest request, TaktchatDb db, IUserFactory users, Caller caller, CancellationToken cancellationToken)
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
            var id = await users.CreateAsync(new(caller.CompanyId, name, email, password, role), cancellationToken);
            var user = await db.Set<User>().AsNoTracking().SingleAsync(x => x.Id == id, cancellationToken);
            return TypedResults.Created($"/api/users/{id.Value}", user.View());
        }
        catch (DbUpdateException error) when (UniqueViolation.Is(error))
        {
            return TenancyFailures.EmailTaken.ToProblem();
        }
    }
}

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
        Guid id, UpdateUserRequest request, UserAdministration administration, ClaimsPrincipal principal, CancellationToken cancellationToken)
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
        return user is not null ? TypedResults.Ok(user.View()) : refusal!.ToProblem();
    }
}

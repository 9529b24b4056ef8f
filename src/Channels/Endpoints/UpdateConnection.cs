using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Channels.Endpoints;

/// <summary>An admin changes a connection; a new token or account is checked against Meta first.</summary>
internal static class UpdateConnectionEndpoint
{
    public static void Map(IEndpointRouteBuilder connections) =>
        connections.MapPatch("/{id:guid}", HandleAsync)
            .WithName("UpdateConnection")
            .WithSummary("Change a connection")
            .RequirePermission(Permissions.Connections.Manage)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status502BadGateway);

    internal static async Task<Results<Ok<ConnectionView>, ProblemResult>> HandleAsync(
        Guid id, UpdateConnectionRequest request, TaktchatDb db, ConnectionSetup setup, Caller caller, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var name = request.Name is null ? null : fields.Text("name", request.Name, Connection.NameMaxLength, min: 2);
        var token = fields.OptionalText("accessToken", request.AccessToken, Connection.SecretMaxLength);
        var secret = fields.OptionalText("appSecret", request.AppSecret, 200);
        var verify = request.VerifyToken is null ? null : fields.Text("verifyToken", request.VerifyToken, 200, min: 6);
        var account = request.BusinessAccountId is null
            ? null : CreateConnectionEndpoint.ProviderId(fields, "businessAccountId", request.BusinessAccountId);
        if (fields.Failure is { } failure)
        {
            return failure.ToProblem();
        }

        var key = new ConnectionId(id);
        var connection = await db.Set<Connection>().SingleOrDefaultAsync(x => x.Id == key && x.DeletedAt == null, cancellationToken);
        if (connection is null)
        {
            return Failures.NotFound.ToProblem();
        }

        var current = token ?? setup.Secrets.Open(connection.AccessTokenSealed) ?? "";
        if (token is not null || account is not null)
        {
            var (found, refused, _) = await setup.Check.RunAsync(
                current, connection.PhoneNumberId, account ?? connection.BusinessAccountId, cancellationToken);
            if (found is null)
            {
                return refused!.ToProblem();
            }

            connection.TokenIsValid(found.DisplayPhoneNumber, found.VerifiedName, time);
        }

        var changes = AuditChange.Of(("name", connection.Name, name ?? connection.Name),
            ("businessAccountId", connection.BusinessAccountId, account ?? connection.BusinessAccountId));
        var secrets = new[] { ("accessToken", token), ("appSecret", secret), ("verifyToken", verify) }.Where(x => x.Item2 is not null);
        changes = [.. changes, .. secrets.Select(x => AuditChange.Secret(x.Item1))];
        if (changes.Count > 0)
        {
            db.Audit(new(caller.CompanyId, caller.UserId, AuditActions.ConnectionChanged, id, name ?? connection.Name) { Changes = changes }, time);
        }

        connection.Rename(name ?? connection.Name, time);
        connection.MoveToAccount(account ?? connection.BusinessAccountId, time);
        connection.SetSecrets(Sealed(setup, token), Sealed(setup, secret), Sealed(setup, verify));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (UniqueViolation.Is(error))
        {
            return ConnectionFailures.NameTaken.ToProblem();
        }

        return TypedResults.Ok(await setup.SubscribeAsync(
            connection, current, verify ?? setup.Secrets.Open(connection.VerifyTokenSealed) ?? "", cancellationToken));
    }

    private static string? Sealed(ConnectionSetup setup, string? secret) => secret is null ? null : setup.Secrets.Seal(secret);
}

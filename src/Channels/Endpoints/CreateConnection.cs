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

/// <summary>An admin connects a number of the official API; what is typed is checked against Meta first.</summary>
internal static class CreateConnectionEndpoint
{
    private static readonly Dictionary<string, ConnectionKind> Kinds = new() { ["whatsapp_cloud"] = ConnectionKind.WhatsAppCloud };

    public static void Map(IEndpointRouteBuilder connections) =>
        connections.MapPost("/", HandleAsync)
            .WithName("CreateConnection")
            .WithSummary("Connect a number of the official WhatsApp API")
            .RequirePermission(Permissions.Connections.Manage)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status502BadGateway);

    internal static async Task<Results<Created<ConnectionView>, ProblemResult>> HandleAsync(
        CreateConnectionRequest request, TaktchatDb db, ConnectionSetup setup, Caller caller, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var fields = new Fields();
        fields.OneOf("kind", request.Kind, Kinds, out _);
        var name = fields.Text("name", request.Name, Connection.NameMaxLength, min: 2);
        var number = ProviderId(fields, "phoneNumberId", request.PhoneNumberId);
        var account = ProviderId(fields, "businessAccountId", request.BusinessAccountId);
        var token = fields.Text("accessToken", request.AccessToken, Connection.SecretMaxLength);
        var verify = fields.Text("verifyToken", request.VerifyToken, 200, min: 6);
        var secret = fields.Text("appSecret", request.AppSecret, 200);
        if (fields.Failure is { } failure)
        {
            return failure.ToProblem();
        }

        var (found, refused, _) = await setup.Check.RunAsync(token, number, account, cancellationToken);
        if (found is null)
        {
            return refused!.ToProblem();
        }

        var connection = Connection.CloudApi(caller.CompanyId, name, number, account, time);
        connection.SetSecrets(setup.Secrets.Seal(token), setup.Secrets.Seal(secret), setup.Secrets.Seal(verify));
        connection.TokenIsValid(found.DisplayPhoneNumber, found.VerifiedName, time);
        db.Add(connection);
        db.Audit(new(caller.CompanyId, caller.UserId, AuditActions.ConnectionCreated, connection.Id.Value, name), time);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (UniqueViolation.Is(error))
        {
            return (UniqueViolation.Is(error, "phone_number_id") ? ConnectionFailures.NumberTaken : ConnectionFailures.NameTaken).ToProblem();
        }

        var view = await setup.SubscribeAsync(connection, token, verify, cancellationToken);
        return TypedResults.Created($"/api/connections/{view.Id}", view);
    }

    internal static string ProviderId(Fields fields, string field, string? value)
    {
        var text = fields.Text(field, value, Connection.ProviderIdMaxLength);
        if (text.Length > 0 && !text.All(char.IsAsciiDigit))
        {
            fields.Add(field, new("Use somente os algarismos mostrados na Meta Business.", "Use only the digits shown in Meta Business.",
                "Use solo las cifras que muestra Meta Business."));
        }

        return text;
    }
}

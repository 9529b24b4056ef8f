using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Taktchat.Channels.Domain;
using Taktchat.Kernel;

namespace Taktchat.Channels.CloudApi;

/// <summary>What the Graph API says of a number.</summary>
internal sealed record CheckedNumber(string? DisplayPhoneNumber, string? VerifiedName);

/// <summary>Asks the Graph API whether what a person typed is right, and answers in words.</summary>
internal sealed class ConnectionCheck(GraphClient graph, IConfiguration configuration)
{
    public static readonly Failure Unreachable = new("connection.provider_unreachable", 502, new(
        "Não conseguimos falar com a Meta agora. Tente de novo em instantes.",
        "Meta could not be reached right now. Please try again shortly.",
        "No pudimos hablar con Meta ahora. Intente de nuevo en instantes."));

    private static readonly Failure TokenInvalid = Failure.Unprocessable("connection.token_invalid",
        "O Access Token não vale mais ou foi copiado incompleto. Gere outro na Meta Business e cole-o inteiro.",
        "The access token is no longer valid or was copied incompletely. Create another in Meta Business and paste all of it.",
        "El Access Token ya no vale o se copió incompleto. Genere otro en Meta Business y péguelo entero.");

    private static readonly Failure NoPermission = Failure.Unprocessable("connection.token_no_permission",
        "Este Access Token não tem permissão para este número. Na Meta, dê ao token as permissões de mensagens e de administração do WhatsApp.",
        "This access token has no permission for this number. In Meta, give it the WhatsApp messaging and management permissions.",
        "Este Access Token no tiene permiso para este número. En Meta, dele los permisos de mensajería y administración de WhatsApp.");

    private static readonly Failure NumberNotFound = Failure.Unprocessable("connection.number_not_found",
        "Não existe um número com este Phone Number ID. Atenção: ele não é o número de telefone.",
        "There is no number with this phone number ID. Mind that it is not the telephone number.",
        "No existe un número con este Phone Number ID. Atención: no es el número de teléfono.");

    private static readonly Failure NotInAccount = Failure.Unprocessable("connection.number_not_in_account",
        "Este número não pertence a este Business Account ID.", "This number does not belong to this business account ID.",
        "Este número no pertenece a este Business Account ID.");

    /// <summary>Token → number → account, so that the first thing wrong is the one that is named.</summary>
    public async Task<(CheckedNumber? Number, Failure? Failure, GraphError? Error)> RunAsync(
        string token, string phoneNumberId, string businessAccountId, CancellationToken cancellationToken)
    {
        try
        {
            var number = await graph.GetAsync(
                $"{Uri.EscapeDataString(phoneNumberId)}?fields=id,display_phone_number,verified_name,quality_rating,status", token, cancellationToken);
            if (number.Error is { } error)
            {
                return (null, Explain(error), error);
            }

            return await IsInAccountAsync(token, phoneNumberId, businessAccountId, cancellationToken) is { } failure
                ? (null, failure, null)
                : (new(JsonParts.Text(number.Body, "display_phone_number"), JsonParts.Text(number.Body, "verified_name")), null, null);
        }
        catch (GraphUnclearException)
        {
            return (null, Unreachable, null);
        }
    }

    /// <summary>Without it no webhook arrives even if the dashboard is set (reference 4.5). Answers whether Meta took our
    /// address too, so that the person need not copy it.</summary>
    public async Task<bool> SubscribeAsync(
        string token, string businessAccountId, string webhookUrl, string verifyToken, CancellationToken cancellationToken)
    {
        var reachable = webhookUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || configuration.GetValue<bool>("Taktchat:Simulator");
        object body = reachable ? new { override_callback_uri = webhookUrl, verify_token = verifyToken } : new { };
        try
        {
            var answer = await graph.PostAsync($"{Uri.EscapeDataString(businessAccountId)}/subscribed_apps", token, body, cancellationToken);
            return reachable && answer.Error is null;
        }
        catch (GraphUnclearException)
        {
            return false;
        }
    }

    private async Task<Failure?> IsInAccountAsync(
        string token, string phoneNumberId, string businessAccountId, CancellationToken cancellationToken)
    {
        var path = $"{Uri.EscapeDataString(businessAccountId)}/phone_numbers?fields=id&limit=100";
        for (var page = 0; page < 20; page++)
        {
            var answer = await graph.GetAsync(path, token, cancellationToken);
            if (answer.Error is { } error)
            {
                return error.Code is 100 or 803 ? NotInAccount : Explain(error);
            }

            if (answer.Body.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array
                && data.EnumerateArray().Any(x => JsonParts.Text(x, "id") == phoneNumberId))
            {
                return null;
            }

            if (!answer.Body.TryGetProperty("paging", out var paging) || !paging.TryGetProperty("next", out _)
                || !paging.TryGetProperty("cursors", out var cursors) || JsonParts.Text(cursors, "after") is not { } after)
            {
                return NotInAccount;
            }

            path = $"{Uri.EscapeDataString(businessAccountId)}/phone_numbers?fields=id&limit=100&after={Uri.EscapeDataString(after)}";
        }

        return NotInAccount;
    }

    private static Failure Explain(GraphError error) => error.Code switch
    {
        0 or 104 or 190 => TokenInvalid,
        3 or 10 or (>= 200 and <= 299) or 131005 => NoPermission,
        33 or 100 or 803 => NumberNotFound,
        _ => Unreachable,
    };
}

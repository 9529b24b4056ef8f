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

/// <summary>Which sounds to switch; what is left out stays as it is.</summary>
public sealed record UpdateProfileSounds(bool? Messages, bool? NewTicket);

/// <summary>What is left out stays as it is.</summary>
/// <param name="CurrentPassword">Needed with a new password.</param>
/// <param name="NewPassword">8 to 128 characters.</param>
public sealed record UpdateProfileRequest(
    string? Name, string? Language, string? Theme, UpdateProfileSounds? Sounds, bool? Notifications, string? CurrentPassword,
    string? NewPassword);

/// <summary>People change their own account. A new password ends their sessions, but for the one that asks.</summary>
internal static class UpdateProfileEndpoint
{
    public static void Map(IEndpointRouteBuilder me) =>
        me.MapPatch("/", HandleAsync)
            .WithName("UpdateProfile")
            .WithSummary("Change the caller's own account")
            .RequireSignIn()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);

    internal static async Task<Results<Ok<ProfileView>, ProblemResult>> HandleAsync(
        UpdateProfileRequest request, OwnAccount account, IUserPhotos photos, ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var name = fields.OptionalText("name", request.Name, User.NameMaxLength);
        var password = request.NewPassword is null ? null : fields.Password("newPassword", request.NewPassword);
        var language = Choice(fields, "language", request.Language, ProfileWire.Languages);
        var theme = Choice(fields, "theme", request.Theme, ProfileWire.Themes);
        if (fields.Failure is { } failure)
        {
            return failure.ToProblem();
        }

        AccessTokens.TryRead(principal, out _, out var own);
        var preferences = new Preferences(language, theme, request.Sounds?.Messages, request.Sounds?.NewTicket, request.Notifications);
        var (user, refusal) = await account.ChangeAsync(new(name, preferences, request.CurrentPassword, password), own, cancellationToken);
        return user is not null ? TypedResults.Ok(user.Profile(photos)) : refusal!.ToProblem();
    }

    private static string? Choice(Fields fields, string field, string? value, Dictionary<string, string> known) =>
        value is not null && fields.OneOf(field, value, known, out var found) ? found : null;
}

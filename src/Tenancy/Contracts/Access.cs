using System.Security.Claims;
using Taktchat.Kernel;

namespace Taktchat.Tenancy.Contracts;

/// <summary>What a signed-in person may do now.</summary>
public sealed record Access(
    CompanyId CompanyId, UserId UserId, Guid Family, string Name, Role Role, bool IsSuperAdmin, IReadOnlySet<string> Permissions);

/// <summary>Judges access anew, never more than five seconds late: a token only says who somebody was.</summary>
public interface IAccessJudge
{
    /// <summary>Null when the person, the company or the session is not active any more.</summary>
    ValueTask<Access?> JudgeAsync(UserId user, Guid family, CancellationToken cancellationToken);

    /// <summary>The same past the memory: for who asks so seldom that what is remembered on top would make it late.</summary>
    ValueTask<Access?> JudgeAnewAsync(UserId user, Guid family, CancellationToken cancellationToken);
}

/// <summary>Reads our own claims.</summary>
public static class AccessTokens
{
    public const string UserClaim = "sub";
    public const string FamilyClaim = "fam";

    /// <summary>The family is the session: all tokens that followed one sign-in.</summary>
    public static bool TryRead(ClaimsPrincipal? principal, out UserId user, out Guid family)
    {
        user = default;
        family = default;
        if (principal?.Identity?.IsAuthenticated != true
            || !Guid.TryParse(principal.FindFirstValue(UserClaim), out var id)
            || !Guid.TryParse(principal.FindFirstValue(FamilyClaim), out family))
        {
            return false;
        }

        user = new(id);
        return true;
    }
}

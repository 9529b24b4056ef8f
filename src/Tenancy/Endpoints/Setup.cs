using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Web;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Tenancy.Endpoints;

/// <summary>The first company and its admin, who also administers the installation.</summary>
/// <param name="Password">8 to 128 characters.</param>
public sealed record SetupRequest(string? CompanyName, string? Name, string? Email, string? Password);

/// <param name="Needed">True until the first company exists.</param>
/// <param name="Demo">True when this installation shows the demo company.</param>
public sealed record SetupState(bool Needed, bool Demo);

/// <summary>The first visit of an empty installation. Happens once: a row with a fixed key decides, whoever is first.</summary>
internal static class SetupEndpoint
{
    private const string Done = "setup.done";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/setup", StateAsync)
            .WithName("GetSetup")
            .WithSummary("Tell whether this installation still has to be set up")
            .WithTags("Setup")
            .AllowAnonymous();
        api.MapPost("/setup", HandleAsync)
            .WithName("Setup")
            .WithSummary("Create the first company and its administrator")
            .WithTags("Setup")
            .AllowAnonymous()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    internal static async Task<Ok<SetupState>> StateAsync(TaktchatDb db, IConfiguration configuration, CancellationToken cancellationToken) =>
        TypedResults.Ok(new SetupState(!await IsDoneAsync(db, cancellationToken), configuration.GetValue<bool>("Taktchat:Demo")));

    internal static async Task<Results<Created<SessionResponse>, ProblemResult>> HandleAsync(
        SetupRequest request, TaktchatDb db, CompanyFactory companies, Passwords passwords, SignInDesk desk, HttpContext http,
        CancellationToken cancellationToken)
    {
        if (await IsDoneAsync(db, cancellationToken))
        {
            return TenancyFailures.SetupDone.ToProblem();
        }

        var fields = new Fields();
        var company = new NewCompany(fields.Text("companyName", request.CompanyName, Company.NameMaxLength),
            fields.Text("name", request.Name, User.NameMaxLength), fields.Email("email", request.Email),
            fields.Password("password", request.Password), IsSuperAdmin: true);
        if (fields.Failure is { } failure)
        {
            return failure.ToProblem();
        }

        var hash = passwords.Hash(company.AdminPassword);
        try
        {
            var admin = await db.WriteAsync(async () =>
            {
                db.Add(InstallationSecret.Of(Done, "1"));
                await db.SaveChangesAsync(cancellationToken);
                return (await companies.CreateInTransactionAsync(company, hash, cancellationToken)).Admin;
            }, cancellationToken);
            var user = await db.Set<User>().SingleAsync(x => x.Id == admin, cancellationToken);
            var born = await db.Set<Company>().SingleAsync(x => x.Id == user.CompanyId, cancellationToken);
            return TypedResults.Created("/api/auth/me", await desk.BeginAsync(user, born, http, cancellationToken));
        }
        catch (DbUpdateException error) when (UniqueViolation.Is(error))
        {
            return TenancyFailures.SetupDone.ToProblem();
        }
    }

    /// <summary>Marks the installation as set up by other means: the demo seed.</summary>
    internal static InstallationSecret Mark() => InstallationSecret.Of(Done, "1");

    private static Task<bool> IsDoneAsync(TaktchatDb db, CancellationToken cancellationToken) =>
        db.Set<InstallationSecret>().AnyAsync(x => x.Name == Done, cancellationToken);
}

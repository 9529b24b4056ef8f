using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;
using Taktchat.Tenancy.Audit;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Endpoints;
using Taktchat.Tenancy.Jobs;
using Taktchat.Tenancy.Judging;
using Taktchat.Tenancy.SignIn;

namespace Taktchat.Tenancy;

/// <summary>Companies, people, what they may do, and how they sign in. Knows no connection, ticket or message.</summary>
public static class TenancyModule
{
    public static IServiceCollection AddTenancy(this IServiceCollection services)
    {
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>>(x => x.GetRequiredService<TokenIssuer>());
        return services
            .AddSingleton<SigningKey>()
            .AddSingleton<TokenIssuer>()
            .AddSingleton<Passwords>()
            .AddSingleton<SignInGuard>()
            .AddSingleton<AccessJudge>()
            .AddSingleton<IAccessJudge>(x => x.GetRequiredService<AccessJudge>())
            .AddSingleton<CompanyDirectory>()
            .AddSingleton<IUserNames, UserNames>()
            .AddSingleton<IAuditLog, AuditLog>()
            .AddScoped<Sessions>()
            .AddScoped<SignInDesk>()
            .AddScoped<UserAdministration>()
            .AddScoped<OwnAccount>()
            .AddScoped<CompanyFactory>()
            .AddScoped<ICompanyFactory>(x => x.GetRequiredService<CompanyFactory>())
            .AddScoped<IUserFactory, UserFactory>()
            .AddWriteHandler<CountSignIn, SignInWriteHandler>(order: 70)
            .AddWriteHandler<ClearSignIns, SignInWriteHandler>(order: 71)
            .AddWriteHandler<PurgeSignIns, PurgeSignInsHandler>(order: 72)
            .AddWriteHandler<SetPhoto, SetPhotoHandler>(order: 73)
            .AddSingleton<OldSignIns>()
            .AddHosted<SignInSweeper>()
            .AddAfterCommit<UserChanged, AccessJudge>()
            .AddAfterCommit<CompanyChanged, AccessJudge>()
            .AddAfterCommit<CompanyChanged, CompanyDirectory>()
            .AddAfterCommit<UserChanged, PushUserChanged>();
    }

    /// <summary>What must be there before the first request: the signing key.</summary>
    public static Task PrepareTenancyAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<SigningKey>().LoadAsync(cancellationToken);

    /// <summary>Notes that the installation needs no set-up page any more.</summary>
    public static void MarkSetUp(this TaktchatDb db) => db.Add(SetupEndpoint.Mark());

    /// <summary>Judges every request behind authentication and routing.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.UseMiddleware<AccessMiddleware>();

    public static void MapTenancy(this IEndpointRouteBuilder api)
    {
        SetupEndpoint.Map(api);
        var auth = api.MapGroup("/auth").WithTags("Sign-in");
        LoginEndpoint.Map(auth);
        RefreshEndpoint.Map(auth);
        LogoutEndpoint.Map(auth);
        MeEndpoint.Map(auth);
        var me = api.MapGroup("/me").WithTags("Own account");
        GetProfileEndpoint.Map(me);
        UpdateProfileEndpoint.Map(me);
        PhotoEndpoint.Map(me);
        ListSessionsEndpoint.Map(me);
        EndSessionEndpoint.Map(me);
        var users = api.MapGroup("/users").WithTags("Users");
        ListUsersEndpoint.Map(users);
        CreateUserEndpoint.Map(users);
        UpdateUserEndpoint.Map(users);
        var company = api.MapGroup("/company").WithTags("Company");
        GetCompanyEndpoint.Map(company);
        UpdateCompanyEndpoint.Map(company);
        ListAuditEndpoint.Map(api);
    }
}

using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Tenancy.Contracts;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.SignIn;

internal sealed class CompanyFactory(
    TaktchatDb db, CompanyScope scope, IEnumerable<ICompanyBorn> born, Passwords passwords, TimeProvider time) : ICompanyFactory
{
    public async Task<(CompanyId Company, UserId Admin)> CreateAsync(NewCompany request, CancellationToken cancellationToken)
    {
        // Hashing takes longer than anything the write gate should be held for.
        var hash = passwords.Hash(request.AdminPassword);
        return await db.WriteAsync(() => CreateInTransactionAsync(request, hash, cancellationToken), cancellationToken);
    }

    /// <summary>The same inside a transaction that has already begun.</summary>
    public async Task<(CompanyId Company, UserId Admin)> CreateInTransactionAsync(
        NewCompany request, string passwordHash, CancellationToken cancellationToken)
    {
        var company = Company.Of(request, time);
        scope.Current = company.Id;
        var admin = User.Of(new NewUser(company.Id, request.AdminName, request.AdminEmail, request.AdminPassword, Role.Admin),
            passwordHash, request.IsSuperAdmin, time);
        db.AddRange(company, admin);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var module in born)
        {
            await module.OnCompanyBornAsync(db, company.Id, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return (company.Id, admin.Id);
    }
}

internal sealed class UserFactory(TaktchatDb db, CompanyScope scope, Passwords passwords, TimeProvider time) : IUserFactory
{
    public async Task<UserId> CreateAsync(NewUser request, CancellationToken cancellationToken)
    {
        scope.Current = request.Company;
        var user = User.Of(request, passwords.Hash(request.Password), isSuperAdmin: false, time);
        db.Add(user);
        if (request.By is { } by)
        {
            db.Audit(new(request.Company, by, AuditActions.UserCreated, user.Id.Value, user.Name)
            {
                Changes = [new("email", null, user.Email), new("role", null, user.Role.Word())],
            }, time);
        }

        await db.SaveChangesAsync(cancellationToken);
        return user.Id;
    }
}

internal sealed class UserNames(Database database, IUserPhotos photos) : IUserNames
{
    private static readonly Kernel.Sql.SqlStatement Name = new("select name, photo_file_id from users where company_id = $1 and id = $2");

    public async Task<IReadOnlyDictionary<UserId, UserName>> NamesAsync(CompanyId company, IEnumerable<UserId> users)
    {
        var wanted = users.Distinct().ToList();
        if (wanted.Count == 0)
        {
            return new Dictionary<UserId, UserName>();
        }

        return await database.ReadAsync(company, sql =>
        {
            var names = new Dictionary<UserId, UserName>();
            sql.QueryMany(Name, wanted, (p, u) => p.Add(company.Value).Add(u.Value), (u, row) =>
                names[u] = new(row.GetString(0), photos.Url(company, row.GetGuidOrNull(1) is { } photo ? new FileId(photo) : null)));
            return names;
        }, CancellationToken.None);
    }
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Tenancy.SignIn;

/// <summary>The key our tokens are signed with: random, made at the first start, stored encrypted, one for all nodes.</summary>
internal sealed class SigningKey(IServiceScopeFactory scopes, SecretBox secrets)
{
    private const string Name = "jwt.key";

    private SymmetricSecurityKey? _key;

    public SymmetricSecurityKey Key => _key ?? throw new InvalidOperationException("The signing key has not been read yet.");

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TaktchatDb>();
        var stored = await ReadAsync(db, cancellationToken);
        if (stored is null)
        {
            db.Add(InstallationSecret.Of(Name, secrets.Seal(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException error) when (UniqueViolation.Is(error))
            {
                // Two nodes started at once: the one that was faster decides.
                db.ChangeTracker.Clear();
            }

            stored = await ReadAsync(db, cancellationToken);
        }

        var opened = secrets.Open(stored) ?? throw new InvalidOperationException(
            "The signing key cannot be decrypted: the key ring in the data folder does not belong to this database.");
        _key = new SymmetricSecurityKey(Convert.FromBase64String(opened));
    }

    private static Task<string?> ReadAsync(TaktchatDb db, CancellationToken cancellationToken) =>
        db.Set<InstallationSecret>().AsNoTracking().Where(x => x.Name == Name).Select(x => (string?)x.Value)
            .SingleOrDefaultAsync(cancellationToken);
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Taktchat.Kernel.Data;

/// <summary>Keys of the installation: random, made at the first start, stored encrypted, the same on all nodes.</summary>
public sealed class InstallationKeys(IServiceScopeFactory scopes, SecretBox secrets)
{
    private const int Size = 32;

    /// <summary>The key of this name; made now when there is none yet.</summary>
    public async Task<byte[]> ReadOrMakeAsync(string name, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TaktchatDb>();
        var stored = await ReadAsync(db, name, cancellationToken);
        if (stored is null)
        {
            db.Add(InstallationSecret.Of(name, secrets.Seal(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size)))));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException error) when (UniqueViolation.Is(error))
            {
                // Two nodes started at once: the one that was faster decides.
                db.ChangeTracker.Clear();
            }

            stored = await ReadAsync(db, name, cancellationToken);
        }

        var opened = secrets.Open(stored) ?? throw new InvalidOperationException(
            $"The key {name} cannot be decrypted: the key ring in the data folder does not belong to this database.");
        return Convert.FromBase64String(opened);
    }

    private static Task<string?> ReadAsync(TaktchatDb db, string name, CancellationToken cancellationToken) =>
        db.Set<InstallationSecret>().AsNoTracking().Where(x => x.Name == name).Select(x => (string?)x.Value)
            .SingleOrDefaultAsync(cancellationToken);
}

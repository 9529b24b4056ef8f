using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;

namespace Taktchat.Channels.Health;

/// <summary>What sending needs and nobody may see.</summary>
internal sealed record ConnectionSecrets(string PhoneNumberId, string? AccessToken);

/// <summary>Connections by id, remembered for five seconds at most and read again at once when they change here.</summary>
internal sealed class ConnectionDirectory(IServiceScopeFactory scopes, SecretBox secrets, TimeProvider time)
    : IConnectionDirectory, IAfterCommit<ConnectionChanged>, IAfterCommit<ConnectionRemoved>
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<ConnectionId, Known> _known = new();

    public async ValueTask<ConnectionInfo?> FindAsync(CompanyId company, ConnectionId connection, CancellationToken cancellationToken) =>
        await FindAsync(connection, cancellationToken) is { } info && info.CompanyId == company ? info : null;

    public async ValueTask<ConnectionInfo?> FindAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        (await ReadAsync(connection, cancellationToken)).Info;

    public async ValueTask<ConnectionSecrets?> SecretsAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        (await ReadAsync(connection, cancellationToken)).Secrets;

    public ValueTask HandleAsync(ConnectionChanged happened, CancellationToken cancellationToken) => Forget(happened.ConnectionId);

    public ValueTask HandleAsync(ConnectionRemoved happened, CancellationToken cancellationToken) => Forget(happened.ConnectionId);

    internal ValueTask Forget(ConnectionId connection)
    {
        _known.TryRemove(connection, out _);
        return ValueTask.CompletedTask;
    }

    private async ValueTask<Known> ReadAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(connection, out var known) && time.GetElapsedTime(known.ReadAt) < MaxAge)
        {
            return known;
        }

        var at = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<TaktchatDb>().OfEveryCompany<Connection>().AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == connection && x.DeletedAt == null, cancellationToken);
        var read = row is null
            ? new Known(null, null, at)
            : new Known(
                new(row.CompanyId, row.Id, row.Name, row.Kind, row.Status, row.StoppedAt is not null, BlockOf(row), row.MessagesPerSecond),
                new(row.PhoneNumberId, secrets.Open(row.AccessTokenSealed)), at);
        if (row is not null)
        {
            _known[connection] = read;
        }

        return read;
    }

    private static string? BlockOf(Connection row) =>
        row.StoppedAt is not null ? "connection.stopped"
        : row.ProblemCode is { } code ? "provider." + code.ToString(CultureInfo.InvariantCulture) : null;

    private sealed record Known(ConnectionInfo? Info, ConnectionSecrets? Secrets, long ReadAt);
}

using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;

namespace Taktchat.Channels.Inbound;

/// <summary>One connection as its webhook sees it.</summary>
internal sealed record WebhookTarget(
    CompanyId Company, ConnectionId Id, string Key, string PhoneNumberId, byte[] AppSecret, byte[] VerifyToken)
{
    /// <summary>The connections of the same company, this one included: one Meta app has one callback and mixes numbers.</summary>
    public IReadOnlyList<WebhookTarget> Siblings { get; set; } = [];

    /// <summary>Where an update for a number belongs: to a connection of this company with the same app secret.</summary>
    public WebhookTarget? Route(string? phoneNumberId)
    {
        if (phoneNumberId is null || phoneNumberId == PhoneNumberId)
        {
            return this;
        }

        foreach (var sibling in Siblings)
        {
            if (sibling.PhoneNumberId == phoneNumberId && sibling.AppSecret.AsSpan().SequenceEqual(AppSecret))
            {
                return sibling;
            }
        }

        return null;
    }
}

/// <summary>Connections by the key in their webhook's address, with their secrets opened, so that the hot road needs no
/// query. A changed connection is read again at once on this node and within five seconds on others.</summary>
internal sealed class WebhookRegistry(IServiceScopeFactory scopes, SecretBox secrets, TimeProvider time)
    : IAfterCommit<ConnectionChanged>, IAfterCommit<ConnectionRemoved>
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (WebhookTarget Target, long ReadAt)> _known = new();
    private readonly ConcurrentDictionary<string, Task<WebhookTarget?>> _reading = new();

    public ValueTask<WebhookTarget?> FindAsync(string key)
    {
        if (_known.TryGetValue(key, out var found) && time.GetElapsedTime(found.ReadAt) < MaxAge)
        {
            return new(found.Target);
        }

        // One read for all who ask at the same time; strangers' keys are not remembered.
        return new(_reading.GetOrAdd(key, static (k, self) => self.ReadAsync(k), this));
    }

    public ValueTask HandleAsync(ConnectionChanged happened, CancellationToken cancellationToken) => Forget();

    public ValueTask HandleAsync(ConnectionRemoved happened, CancellationToken cancellationToken) => Forget();

    private ValueTask Forget()
    {
        _known.Clear();
        return ValueTask.CompletedTask;
    }

    private async Task<WebhookTarget?> ReadAsync(string key)
    {
        // Yields first: the task must be in the map before it can remove itself.
        await Task.Yield();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TaktchatDb>();
            var company = await db.OfEveryCompany<Connection>()
                .Where(x => x.WebhookKey == key && x.DeletedAt == null).Select(x => (CompanyId?)x.CompanyId).FirstOrDefaultAsync();
            if (company is null)
            {
                _known.TryRemove(key, out _);
                return null;
            }

            var rows = await db.OfEveryCompany<Connection>().AsNoTracking()
                .Where(x => x.CompanyId == company && x.DeletedAt == null).ToListAsync();
            var targets = rows.Select(x => new WebhookTarget(x.CompanyId, x.Id, x.WebhookKey, x.PhoneNumberId,
                Opened(x.AppSecretSealed), Opened(x.VerifyTokenSealed))).ToList();
            foreach (var target in targets)
            {
                target.Siblings = targets;
                _known[target.Key] = (target, time.GetTimestamp());
            }

            return targets.Find(x => x.Key == key);
        }
        finally
        {
            _reading.TryRemove(key, out _);
        }
    }

    private byte[] Opened(string sealedSecret) => Encoding.UTF8.GetBytes(secrets.Open(sealedSecret) ?? "");
}

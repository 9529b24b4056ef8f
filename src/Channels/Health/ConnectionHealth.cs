using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Taktchat.Channels.CloudApi;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Work;

namespace Taktchat.Channels.Health;

/// <summary>Turns a connection red when the provider refuses it, and green again when it does not any more.</summary>
internal sealed partial class ConnectionHealth(
    IServiceScopeFactory scopes, ConnectionCheck check, ConnectionDirectory directory, SecretBox secrets, TimeProvider time,
    ILogger<ConnectionHealth> logger)
    : DueWorker(time, logger), IConnectionHealth
{
    /// <summary>Green connections are asked for once an hour, red ones at every sweep: a token mended at Meta's side works
    /// again without anybody coming here.</summary>
    private static readonly long GreenInterval = (long)TimeSpan.FromHours(1).TotalMilliseconds;

    private readonly Dictionary<ConnectionId, long> _checkedAt = [];
    private readonly TimeProvider _time = time;

    protected override TimeSpan Sweep => TimeSpan.FromMinutes(1);

    public async Task ReportRefusedAsync(ConnectionId connection, int providerCode, string? detail, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, row) = await OpenAsync(scope.ServiceProvider, connection, cancellationToken);
        // Many sends fail together: the first says it for all.
        if (row is null || row.ProblemCode == providerCode)
        {
            return;
        }

        row.Refused(providerCode, detail, _time);
        await db.SaveChangesAsync(cancellationToken);
        await directory.Forget(connection);
        LogRed(connection.Value, providerCode);
    }

    /// <summary>Asks the provider now; null when all is well.</summary>
    public async Task<Failure?> CheckAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, row) = await OpenAsync(scope.ServiceProvider, connection, cancellationToken);
        if (row is null)
        {
            return Failures.NotFound;
        }

        var token = secrets.Open(row.AccessTokenSealed);
        var (number, failure, error) = token is null
            ? (null, null, new GraphError(ProviderErrors.TokenMissing, null, null))
            : await check.RunAsync(token, row.PhoneNumberId, row.BusinessAccountId, cancellationToken);
        if (number is not null)
        {
            row.TokenIsValid(number.DisplayPhoneNumber, number.VerifiedName, _time);
        }
        else if (error is not null && ProviderErrors.Of(error.Code).Reaction is Reaction.Auth or Reaction.NumberStop)
        {
            row.Refused(error.Code, error.Detail, _time);
        }

        await db.SaveChangesAsync(cancellationToken);
        return failure;
    }

    protected override async Task<bool> RunDueAsync(CancellationToken cancellationToken)
    {
        List<(ConnectionId Id, bool Red)> rows;
        await using (var scope = scopes.CreateAsyncScope())
        {
            rows = (await scope.ServiceProvider.GetRequiredService<TaktchatDb>().OfEveryCompany<Connection>().AsNoTracking()
                .Where(x => x.DeletedAt == null && x.StoppedAt == null && x.Kind == ConnectionKind.WhatsAppCloud)
                .Select(x => new { x.Id, Red = x.ProblemCode != null }).ToListAsync(cancellationToken))
                .ConvertAll(x => (x.Id, x.Red));
        }

        var now = _time.NowMs();
        foreach (var (id, red) in rows)
        {
            // A green one seen for the first time was just created or checked: it is due in an hour.
            var last = _checkedAt.GetValueOrDefault(id, now);
            _checkedAt.TryAdd(id, now);
            if (red || now - last >= GreenInterval)
            {
                _checkedAt[id] = now;
                await CheckAsync(id, cancellationToken);
            }
        }

        return false;
    }

    private static async Task<(TaktchatDb Db, Connection? Row)> OpenAsync(
        IServiceProvider services, ConnectionId connection, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<TaktchatDb>();
        var row = await db.OfEveryCompany<Connection>().SingleOrDefaultAsync(x => x.Id == connection && x.DeletedAt == null, cancellationToken);
        services.GetRequiredService<CompanyScope>().Current = row?.CompanyId;
        return (db, row);
    }

    [LoggerMessage(1200, LogLevel.Warning, "Connection {Connection} was refused by the provider with code {Code}")]
    private partial void LogRed(Guid connection, int code);
}

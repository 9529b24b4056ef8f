using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Taktchat.Channels.CloudApi;
using Taktchat.Channels.Domain;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Channels.Endpoints;

/// <summary>The steps at Meta's side that follow a saved connection.</summary>
internal sealed class ConnectionSetup(
    ConnectionCheck check, SecretBox secrets, ConnectionViewer viewer, TaktchatDb db, IHttpContextAccessor accessor)
{
    public ConnectionCheck Check { get; } = check;

    public SecretBox Secrets { get; } = secrets;

    /// <summary>Asks Meta to deliver to us. Only after the connection is committed: Meta calls back while we still wait.</summary>
    public async Task<ConnectionView> SubscribeAsync(
        Connection connection, string token, string verifyToken, CancellationToken cancellationToken)
    {
        var done = await Check.SubscribeAsync(token, connection.BusinessAccountId, viewer.WebhookUrl(connection), verifyToken, cancellationToken);
        string[] warnings = done ? [] : [ConnectionFailures.NotSubscribed.In(accessor.HttpContext!.Request.Language())];
        var fresh = await db.Set<Connection>().AsNoTracking().SingleAsync(x => x.Id == connection.Id, cancellationToken);
        return (await viewer.ViewAsync([fresh], cancellationToken, warnings))[0];
    }
}

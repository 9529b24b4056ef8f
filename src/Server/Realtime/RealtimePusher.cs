using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;

namespace Taktchat.Server.Realtime;

/// <summary>Whether pushes also go to other nodes.</summary>
public sealed record Backplane(bool IsShared);

/// <summary>Collects pushes for 25 ms and sends one array a group: with many screens, fan-out costs more than ingest
/// (design/hot-path.md, trap 5).</summary>
public sealed partial class RealtimePusher(
    IHubContext<TaktchatHub> hub, HubConnections connections, Backplane backplane, TimeProvider time, ILogger<RealtimePusher> logger)
    : BackgroundService, IRealtime
{
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(25);

    private readonly Channel<(string Group, object Push)> _pushes =
        Channel.CreateUnbounded<(string, object)>(new UnboundedChannelOptions { SingleReader = true });

    public void Push(string group, object push)
    {
        if (backplane.IsShared || connections.HasMembers(group))
        {
            _pushes.Writer.TryWrite((group, push));
        }
    }

    public void Drop(UserId user) => connections.Drop(user);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var groups = new Dictionary<string, List<object>>();
        while (await _pushes.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Together, time, stoppingToken);
            while (_pushes.Reader.TryRead(out var item))
            {
                if (!groups.TryGetValue(item.Group, out var list))
                {
                    groups[item.Group] = list = [];
                }

                list.Add(item.Push);
            }

            foreach (var (group, list) in groups)
            {
                await SendAsync(group, list, stoppingToken);
            }

            groups.Clear();
        }
    }

    private async Task SendAsync(string group, List<object> pushes, CancellationToken cancellationToken)
    {
        try
        {
            await hub.Clients.Group(group).SendAsync("m", pushes, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // At most once: screens refetch when they reconnect.
            LogFailed(error);
        }
    }

    [LoggerMessage(1900, LogLevel.Warning, "Pushes could not be sent")]
    private partial void LogFailed(Exception error);
}

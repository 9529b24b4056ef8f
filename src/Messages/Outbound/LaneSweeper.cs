using Microsoft.Extensions.Logging;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;
using Taktchat.Kernel.Events;
using Taktchat.Kernel.Sql;
using Taktchat.Kernel.Work;
using Taktchat.Messages.Contracts;

namespace Taktchat.Messages.Outbound;

/// <summary>Pokes the lanes that have something to do: after a start, when a poke was lost, when a connection works again,
/// and when an attempt has been in the air for two minutes.</summary>
internal sealed class LaneSweeper(
    Database database, IGrainFactory grains, HotWriter writer, TimeProvider time, ILogger<LaneSweeper> logger)
    : DueWorker(time, logger), IAfterCommit<MessagesQueued>, IAfterCommit<ConnectionChanged>
{
    /// <summary>No message is "sending" for longer than this (promise P3).</summary>
    private static readonly TimeSpan MaxSending = TimeSpan.FromMinutes(2);

    private static readonly SqlStatement Due = new("select distinct connection_id from messages where status = 1");

    private static readonly SqlStatement Stuck = new("""
        select distinct connection_id from messages where status = 2 and claimed_at < $1
        """);

    private static readonly SqlStatement InTheAir = new("select distinct connection_id from messages where status = 2");

    private readonly TimeProvider _time = time;
    private bool _started;

    protected override TimeSpan Sweep => TimeSpan.FromSeconds(5);

    public ValueTask HandleAsync(MessagesQueued happened, CancellationToken cancellationToken) => PokeLane(happened.ConnectionId);

    public ValueTask HandleAsync(ConnectionChanged happened, CancellationToken cancellationToken) => PokeLane(happened.ConnectionId);

    protected override async Task<bool> RunDueAsync(CancellationToken cancellationToken)
    {
        var before = _time.NowMs() - (long)MaxSending.TotalMilliseconds;
        var (due, stuck) = await database.ReadOfEveryCompanyAsync(sql =>
        {
            var lanes = new HashSet<Guid>();
            var old = new List<Guid>();
            sql.Query(Due, 0, static (_, _) => { }, (_, row) => lanes.Add(row.GetGuid(0)));
            if (!_started)
            {
                // What a killed process left in the air is settled at once, not after two minutes.
                sql.Query(InTheAir, 0, static (_, _) => { }, (_, row) => lanes.Add(row.GetGuid(0)));
            }

            sql.Query(Stuck, before, static (p, x) => p.Add(x), (_, row) => old.Add(row.GetGuid(0)));
            return (lanes, old);
        }, cancellationToken);

        foreach (var lane in stuck)
        {
            await writer.RunAsync(new LoseAttempts(new(lane), 0, before), cancellationToken);
        }

        foreach (var lane in due)
        {
            await PokeLane(new(lane));
        }

        _started = true;
        return false;
    }

    private async ValueTask PokeLane(ConnectionId connection) => await grains.GetGrain<ILaneGrain>(connection.Value).PokeAsync();
}

using Taktchat.Kernel.Events;
using Taktchat.Kernel.Sql;

namespace Taktchat.Kernel.Data;

/// <summary>One piece of work for the hot writer; results are fields of the job, valid once <see cref="Done"/> completes.</summary>
public abstract class WriteJob
{
    private readonly TaskCompletionSource? _done;
    private readonly Action<Exception?>? _settled;
    private Exception? _error;

    // Without this flag request code would run on the writer's thread.
    protected WriteJob() => _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>For the hot road: <paramref name="settled"/> is called on the writer's thread after the commit (null) or the
    /// failure of this job, must be quick and must not throw. Such a job cannot be awaited.</summary>
    protected WriteJob(Action<Exception?> settled) => _settled = settled;

    public Task Done => _done?.Task ?? throw new InvalidOperationException("This job calls back instead.");

    /// <summary>Forgets what an earlier, rolled-back attempt has filled in.</summary>
    protected internal virtual void Reset() => _error = null;

    internal void Fail(Exception error) => _error = error;

    internal void Complete()
    {
        if (_settled is not null)
        {
            _settled(_error);
        }
        else if (_error is { } error)
        {
            _done!.TrySetException(error);
            // The awaiting caller decides; a job posted without one must not end up in the finaliser's event.
            _ = _done.Task.Exception;
        }
        else
        {
            _done!.TrySetResult();
        }
    }
}

/// <summary>Does all jobs of one kind in a batch inside the open transaction. Called on the writer's thread only.</summary>
public interface IWriteHandler<TJob>
    where TJob : WriteJob
{
    void Run(WriteBatch batch, IReadOnlyList<TJob> jobs);
}

/// <summary>The open transaction of the hot writer.</summary>
public sealed class WriteBatch(SqlSession session, long now)
{
    private static readonly SqlStatement InsertOutbox = new("""
        insert into outbox (id, company_id, type, payload, created_at, next_at, attempts, last_error, state)
        values ($1, $2, $3, $4, $5, $5, 0, null, 0)
        """);

    private readonly List<DomainEvent> _events = [];

    public SqlSession Sql { get; } = session;

    /// <summary>Unix milliseconds, one value for the whole batch.</summary>
    public long Now { get; } = now;

    public IReadOnlyList<DomainEvent> Events => _events;

    /// <summary>Tells the world after the commit; durable handlers get it through the outbox.</summary>
    public void Raise(DomainEvent happened) => _events.Add(happened);

    internal void StoreOutbox(EventSubscriptions subscriptions, TimeProvider time)
    {
        foreach (var happened in _events)
        {
            if (subscriptions.IsDurable(happened.GetType()))
            {
                var row = OutboxRow.Of(happened, time, Now);
                Sql.Execute(InsertOutbox, row, static (p, r) =>
                    p.Add(r.Id).Add(r.CompanyId.Value).Add(r.Type).Add(r.Payload).Add(r.CreatedAt));
            }
        }
    }
}

/// <summary>The write handlers of all modules in their order: what comes first in a batch is visible to what follows.</summary>
public sealed class WriteHandlers(IEnumerable<WriteHandlers.Slot> slots, EventSubscriptions subscriptions)
{
    private readonly Slot[] _slots = [.. slots.OrderBy(x => x.Order)];

    public EventSubscriptions Subscriptions { get; } = subscriptions;

    internal void Run(WriteBatch batch, List<WriteJob> jobs)
    {
        foreach (var slot in _slots)
        {
            slot.Run(batch, jobs);
        }
    }

    /// <summary>One kind of job and its handler.</summary>
    public abstract class Slot(int order)
    {
        public int Order { get; } = order;

        internal abstract void Run(WriteBatch batch, List<WriteJob> jobs);
    }

    internal sealed class Slot<TJob>(int order, IWriteHandler<TJob> handler) : Slot(order)
        where TJob : WriteJob
    {
        private readonly List<TJob> _mine = [];

        internal override void Run(WriteBatch batch, List<WriteJob> jobs)
        {
            _mine.Clear();
            foreach (var job in jobs)
            {
                if (job is TJob mine)
                {
                    _mine.Add(mine);
                }
            }

            if (_mine.Count > 0)
            {
                handler.Run(batch, _mine);
            }
        }
    }
}
